using System.Text;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Inventory;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders.Templates;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Reminders;

/// <summary>
/// Writes messages from their templates. Each names the exact thing, where it lives, who acts next, and the page where it is done.
/// </summary>
internal sealed class ReminderTexts(ConsoleInfo info)
{
    public MessageText Digest(
        TemplateBook templates,
        IReadOnlyList<DueReminder> reminders,
        ReminderRecipient to,
        int unknown,
        DateTimeOffset now)
    {
        var words = new ReminderWords(to.Language, to.Zone);
        var first = reminders[0];
        var entries = new StringBuilder();
        foreach (var reminder in reminders)
        {
            AddEntry(entries, words, reminder);
        }

        return templates.Fill(MessageTemplateKind.Digest, to.Language, new Dictionary<string, string>
        {
            ["summary"] = reminders.Count == 1
                ? words.Sentence(first.Deadline, first.DaysLeft)
                : words.Pick(
                    $"{reminders.Count} SSO deadlines, the first one {words.Left(first.DaysLeft)}",
                    $"{reminders.Count} SSO-Fristen, die erste {words.Left(first.DaysLeft)}"),
            ["now"] = words.Minute(now),
            ["deadlines"] = entries.ToString().TrimEnd(),
            ["unknown"] = unknown == 0 ? "" : words.Pick(
                    $"{unknown} more have no known expiry date: ",
                    $"Bei {unknown} weiteren ist das Ablaufdatum nicht bekannt: ")
                + Link("/renewals?period=Unknown"),
            ["link"] = Link("/renewals"),
        });
    }

    public static MessageText Customer(TemplateBook templates, DueReminder reminder, CustomerContact contact)
    {
        var words = new ReminderWords(reminder.To.Language, reminder.To.Zone);
        var due = reminder.Deadline.DueAt!.Value;
        var isSecret = reminder.Deadline.Kind == DeadlineKind.ClientSecret;
        var isPast = reminder.DaysLeft < 0;
        var steps = words.IsGerman
            ? GermanRotation.Steps(contact.Provider, contact.Protocol)
            : contact.Guide.For(contact.Protocol).RotationSteps;
        var facts = new Dictionary<string, string>
        {
            ["greeting"] = words.Greeting(contact.Name),
            ["customer"] = contact.Customer,
            ["provider"] = contact.Guide.NameForCustomer,
            ["connection"] = reminder.Deadline.Subject,
            ["certificate"] = contact.Credential.Length > 0 ? contact.Credential : words.Pick("not known", "nicht bekannt"),
            ["expires"] = $"{words.ExpiresOn(words.Minute(due), isPast)}: {words.Left(reminder.DaysLeft)}",
            ["expires-on"] = words.ExpiresOn(words.Day(due), isPast),
            ["effect"] = words.EffectOfExpiry(isSecret, isPast),
            ["steps"] = string.Join('\n', steps.Select((step, number) => $"{number + 1}. {step}")),
        };
        var kind = isSecret ? MessageTemplateKind.SecretReminder : MessageTemplateKind.CertificateReminder;
        return templates.Fill(kind, words.Language, facts);
    }

    /// <summary>The link stays a placeholder: it is made when the message is sent.</summary>
    public static MessageText ConfirmContact(TemplateBook templates, string language, string name, string customer) => templates.Fill(
        MessageTemplateKind.ConfirmContact,
        language,
        new Dictionary<string, string>
        {
            ["greeting"] = new ReminderWords(language, TimeZoneInfo.Utc).Greeting(name),
            ["customer"] = customer,
            ["link"] = ILinkWriter.Hole,
        });

    public static MessageText Test(TemplateBook templates, string language, DateTimeOffset now) => templates.Fill(
        MessageTemplateKind.Test,
        language,
        new Dictionary<string, string> { ["now"] = new ReminderWords(language, TimeZoneInfo.Utc).Minute(now) });

    private void AddEntry(StringBuilder body, ReminderWords words, DueReminder reminder)
    {
        var deadline = reminder.Deadline;
        var next = DeadlineWords.Next(deadline);
        body.Append("* ").Append(words.Sentence(deadline, reminder.DaysLeft)).Append(": ")
            .Append(words.Minute(deadline.DueAt!.Value)).Append('\n');
        if (deadline.Customer.Length > 0)
        {
            body.Append("  ").Append(words.Pick("Customer: ", "Kunde: "))
                .Append(deadline.Customer).Append(" · ").Append(deadline.Cluster).Append('\n');
        }

        var whose = next.Owner == StepOwner.Customer ? words.Pick("Customer", "Kunde") : "Support";
        var owner = deadline.Owner.Length > 0 ? $" ({deadline.Owner})" : "";
        body.Append("  ").Append(whose).Append(owner).Append(": ").Append(words.NextStep(deadline)).Append('\n');
        body.Append("  ").Append(Link(next.Place)).Append("\n\n");
    }

    private string Link(string path) => info.PublicAddress is { } root ? new Uri(root, path).ToString() : path;
}
