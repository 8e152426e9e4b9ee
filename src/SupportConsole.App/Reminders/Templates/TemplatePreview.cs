using SupportConsole.App.Deadlines;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>Fills a template as a message would be, with facts of a made-up customer.</summary>
public sealed class TemplatePreview
{
    private const string SampleLink = "https://console.example/…";

    private readonly ReminderTexts texts;
    private readonly IReadOnlyList<ITemplateSample> samples;
    private readonly TimeProvider time;

    internal TemplatePreview(ReminderTexts texts, IEnumerable<ITemplateSample> samples, TimeProvider time)
    {
        (this.texts, this.time) = (texts, time);
        this.samples = [.. samples];
    }

    public MessageText Of(MessageTemplateKind kind, string language, MessageText template)
    {
        var book = new TemplateBook(new Dictionary<(MessageTemplateKind, string), MessageText> { [(kind, language)] = template });
        var now = time.GetUtcNow();
        switch (kind)
        {
            case MessageTemplateKind.Digest:
                var to = new ReminderRecipient(MessageChannel.Email, "team@console.example", language, TimeZoneInfo.Utc);
                var due = new[] { Reminder(DeadlineKind.ClientSecret, 7, to, now), Reminder(DeadlineKind.SigningCertificate, 30, to, now) };
                return texts.Digest(book, due, to, 2, now);
            case MessageTemplateKind.SecretReminder or MessageTemplateKind.CertificateReminder:
                var contact = Contact(kind, language);
                var what = kind == MessageTemplateKind.SecretReminder ? DeadlineKind.ClientSecret : DeadlineKind.SigningCertificate;
                return ReminderTexts.Customer(book, Reminder(what, 14, contact.Recipient, now), contact);
            case MessageTemplateKind.ConfirmContact:
                return WithLink(ReminderTexts.ConfirmContact(book, language, "Priya Nair", "Acme"));
            case MessageTemplateKind.Nudge:
                var asked = Contact(kind, language);
                return NoticeTexts.Nudge(book, Reminder(DeadlineKind.HandOff, 0, asked.Recipient, now).Deadline, asked, now.AddDays(-7));
            case MessageTemplateKind.RotationNote:
                var rotation = new DoneRotation("acme-prod-saml", false, now, now.AddYears(1), false);
                return NoticeTexts.Rotated(book, rotation, Contact(kind, language));
            case MessageTemplateKind.Test:
                return ReminderTexts.Test(book, language, now);
            default:
                return WithLink(samples.Single(sample => sample.Kinds.Contains(kind)).Of(book, kind, language, now));
        }
    }

    private static MessageText WithLink(MessageText text) =>
        text with { Body = text.Body.Replace(ILinkWriter.Hole, SampleLink, StringComparison.Ordinal) };

    private static CustomerContact Contact(MessageTemplateKind kind, string language) => new()
    {
        Email = "priya@acme.example",
        Name = "Priya Nair",
        Language = language,
        Zone = "Europe/Berlin",
        Customer = "Acme",
        Protocol = kind is MessageTemplateKind.SecretReminder or MessageTemplateKind.Nudge ? Protocol.Oidc : Protocol.Saml,
        Provider = IdentityProvider.EntraId,
        Credential = "CN=Acme, SHA-256 4F:9A:…:C2",
    };

    private static DueReminder Reminder(DeadlineKind kind, int days, ReminderRecipient to, DateTimeOffset now) => new(
        new Deadline
        {
            Key = "sample",
            Kind = kind,
            Subject = kind is DeadlineKind.ClientSecret or DeadlineKind.HandOff ? "acme-prod-oidc" : "acme-prod-saml",
            Customer = "Acme",
            Cluster = "prod",
            Owner = "Ana Ruiz",
            SubjectId = Guid.Empty.ToString(),
            DueAt = now.AddDays(days),
            ActAt = now,
        },
        days,
        days,
        to);
}
