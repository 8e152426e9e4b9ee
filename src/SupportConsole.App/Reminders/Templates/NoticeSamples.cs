using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.App.Watch;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>Previews of messages that are sent at once, and of the watch's question.</summary>
internal sealed class NoticeSamples : ITemplateSample
{
    public IReadOnlyList<MessageTemplateKind> Kinds { get; } =
    [
        MessageTemplateKind.WatchQuestion,
        MessageTemplateKind.Silence,
        MessageTemplateKind.TenantSilence,
        MessageTemplateKind.ApprovalNeeded,
        MessageTemplateKind.BreakGlass,
    ];

    public MessageText Of(TemplateBook book, MessageTemplateKind kind, string language, DateTimeOffset now)
    {
        var words = new ReminderWords(language, TimeZoneInfo.Utc);
        return kind switch
        {
            MessageTemplateKind.WatchQuestion => WatchTexts.Question(book, Question(now), language),
            MessageTemplateKind.Silence => StaffNoticeTexts.Silence(
                book,
                words,
                "acme-prod-saml",
                "Acme - prod",
                "40",
                now.AddHours(-5),
                "https://console.example/connections/…"),
            MessageTemplateKind.TenantSilence => StaffNoticeTexts.TenantSilence(
                book,
                words,
                "acme.eu.auth0.com",
                now.AddHours(-5),
                "https://console.example/settings"),
            _ => StaffNoticeTexts.Alert(book, kind, words, Entry(kind, now), "https://console.example/…"),
        };
    }

    private static WatchQuestion Question(DateTimeOffset now) => new(
        "acme-prod-saml",
        "Acme",
        "Priya Nair",
        now,
        "https://idp.acme.example/metadata",
        [new FieldChange(PublishedDifferences.Certificate, "Signing certificate added", null, "CN=Acme 2027, SHA-256 4F:9A:…:C2")],
        HasNew: true,
        HasMissing: false);

    private static AuditEntry Entry(MessageTemplateKind kind, DateTimeOffset now) => new()
    {
        At = now,
        By = new Actor("Ana Ruiz", StaffRole.Engineer),
        Action = "",
        Outcome = "done",
        Subject = kind == MessageTemplateKind.BreakGlass ? "Ana Ruiz" : "acme-prod-saml",
        Summary = kind == MessageTemplateKind.BreakGlass
            ? "Ana Ruiz signed in with a break-glass link."
            : "Ana Ruiz asked to delete acme-prod-saml.",
        Reason = "The staff provider is down.",
    };
}
