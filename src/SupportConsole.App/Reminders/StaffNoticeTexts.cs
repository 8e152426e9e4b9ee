using SupportConsole.App.Record;
using SupportConsole.App.Reminders.Templates;

namespace SupportConsole.App.Reminders;

/// <summary>Writes messages to staff that are sent at once from their templates.</summary>
internal static class StaffNoticeTexts
{
    /// <param name="perDay">How many sign-ins there usually are on a day.</param>
    public static MessageText Silence(
        TemplateBook templates,
        ReminderWords words,
        string connection,
        string cluster,
        string perDay,
        DateTimeOffset since,
        string page) => templates.Fill(MessageTemplateKind.Silence, words.Language, new Dictionary<string, string>
        {
            ["connection"] = connection,
            ["cluster"] = cluster,
            ["per-day"] = perDay,
            ["since"] = words.Minute(since),
            ["link"] = page,
        });

    public static MessageText TenantSilence(
        TemplateBook templates,
        ReminderWords words,
        string tenant,
        DateTimeOffset since,
        string page) => templates.Fill(MessageTemplateKind.TenantSilence, words.Language, new Dictionary<string, string>
        {
            ["since"] = words.Minute(since),
            ["tenant"] = tenant,
            ["link"] = page,
        });

    public static MessageText Alert(
        TemplateBook templates,
        MessageTemplateKind kind,
        ReminderWords words,
        AuditEntry entry,
        string page) => templates.Fill(kind, words.Language, new Dictionary<string, string>
        {
            ["subject"] = entry.Subject,
            ["summary"] = entry.Summary,
            ["when"] = words.Minute(entry.At),
            ["person"] = entry.Actor,
            ["reason"] = entry.Reason,
            ["link"] = page,
        });
}
