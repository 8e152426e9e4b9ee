using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>The templates as of one moment.</summary>
internal sealed class TemplateBook(IReadOnlyDictionary<(MessageTemplateKind Kind, string Language), MessageText> edited)
{
    public static TemplateBook BuiltIn { get; } = new(new Dictionary<(MessageTemplateKind, string), MessageText>());

    public MessageText Fill(MessageTemplateKind kind, string language, IReadOnlyDictionary<string, string> facts) => TemplateText.Fill(
        edited.TryGetValue((kind, language), out var text) ? text : TemplateCatalogue.Of(kind).BuiltIn(language),
        facts);
}
