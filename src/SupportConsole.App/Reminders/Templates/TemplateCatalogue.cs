using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>Every message whose text can be edited.</summary>
public static class TemplateCatalogue
{
    public static IReadOnlyList<string> Languages { get; } = ["en", "de"];

    public static IReadOnlyList<MessageTemplate> All { get; } =
    [
        StaffTemplates.Digest,
        .. CustomerTemplates.All,
        NoticeTemplates.Nudge,
        NoticeTemplates.Rotation,
        .. CutoverTemplates.All,
        .. StaffCutoverTemplates.All,
        WatchQuestionTemplate.Text,
        SilenceTemplate.Text,
        SilenceTemplate.Tenant,
        StaffNoticeTemplates.Approval,
        StaffNoticeTemplates.BreakGlass,
        StaffTemplates.Test,
    ];

    public static MessageTemplate Of(MessageTemplateKind kind) => All.Single(template => template.Kind == kind);

    /// <summary>The template that an address names; null if there is none.</summary>
    public static MessageTemplate? Find(string kind, string language) => Languages.Contains(language)
        ? All.FirstOrDefault(template => string.Equals(template.Kind.ToString(), kind, StringComparison.OrdinalIgnoreCase))
        : null;

    public static string Language(string language) => language == "de" ? "German" : "English";
}
