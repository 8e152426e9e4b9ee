using SupportConsole.App.Deadlines;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders.Templates;

namespace SupportConsole.App.Reminders;

/// <summary>Writes nudges and notes to customers from their templates.</summary>
internal static class NoticeTexts
{
    public static MessageText Nudge(TemplateBook templates, Deadline handOff, CustomerContact contact, DateTimeOffset sentAt)
    {
        var words = Words(contact);
        var secure = words.Pick(" (through a secure channel, not by email)", " (über einen sicheren Kanal, nicht per E-Mail)");
        var values = contact.Guide.For(contact.Protocol).SendBack.Where(value => value.Required)
            .Select(value => $"- {value.Name}{(value.Secret ? secure : "")}");
        return templates.Fill(MessageTemplateKind.Nudge, words.Language, new Dictionary<string, string>
        {
            ["greeting"] = words.Greeting(contact.Name),
            ["customer"] = contact.Customer,
            ["provider"] = contact.Guide.NameForCustomer,
            ["connection"] = handOff.Subject,
            ["sent"] = words.Day(sentAt),
            ["values"] = string.Join('\n', values),
        });
    }

    public static MessageText Rotated(TemplateBook templates, DoneRotation rotation, CustomerContact contact)
    {
        var words = Words(contact);
        var what = words.Pick(
            rotation.IsSecret ? "client secret" : "signing certificate",
            rotation.IsSecret ? "Client-Secret" : "Signaturzertifikat");
        var next = rotation switch
        {
            { ExpiresAt: { } at } => words.Pick(
                $"The new {what} expires on {words.Day(at)}. We will remind you before.",
                $"Das neue {what} läuft am {words.Day(at)} ab. Wir erinnern Sie vorher."),
            { NeverExpires: true } => words.Pick($"The new {what} doesn't expire.", $"Das neue {what} läuft nicht ab."),
            _ => words.Pick(
                $"Tell us when the new {what} expires, and we remind you before.",
                $"Teilen Sie uns mit, wann das neue {what} abläuft, dann erinnern wir Sie vorher."),
        };
        return templates.Fill(MessageTemplateKind.RotationNote, words.Language, new Dictionary<string, string>
        {
            ["greeting"] = words.Greeting(contact.Name),
            ["customer"] = contact.Customer,
            ["provider"] = contact.Guide.NameForCustomer,
            ["connection"] = rotation.Connection,
            ["credential"] = what,
            ["certificate"] = rotation.IsSecret || contact.Credential.Length == 0
                ? ""
                : $"{words.Pick("Certificate", "Zertifikat")}: {contact.Credential}",
            ["switched"] = words.Minute(rotation.At),
            ["next-date"] = next,
        });
    }

    private static ReminderWords Words(CustomerContact contact) => new(contact.Recipient.Language, contact.Recipient.Zone);
}
