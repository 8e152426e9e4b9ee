using System.Text;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Inventory;
using SupportConsole.App.People;
using SupportConsole.Federation;

namespace SupportConsole.App.Reminders;

/// <summary>A message as it goes out: plain text, without secrets.</summary>
internal sealed record MessageText(string Subject, string Body);

/// <summary>
/// Writes messages. Each names the exact thing, where it lives, who acts next, and the page where it is done.
/// </summary>
internal sealed class ReminderTexts(ConsoleInfo info)
{
    public MessageText Digest(IReadOnlyList<DueReminder> reminders, ReminderRecipient to, int unknown, DateTimeOffset now)
    {
        var words = new ReminderWords(to.Language, to.Zone);
        var first = reminders[0];
        var subject = reminders.Count == 1
            ? words.Sentence(first.Deadline, first.DaysLeft)
            : words.Pick(
                $"{reminders.Count} SSO deadlines, the first one {words.Left(first.DaysLeft)}",
                $"{reminders.Count} SSO-Fristen, die erste {words.Left(first.DaysLeft)}");
        var body = new StringBuilder();
        body.Append(words.Pick($"Deadlines as of {words.Minute(now)}.", $"Fristen, Stand {words.Minute(now)}.")).Append("\n\n");
        foreach (var reminder in reminders)
        {
            AddEntry(body, words, reminder);
        }

        if (unknown > 0)
        {
            body.Append(words.Pick(
                    $"{unknown} more have no known expiry date: ",
                    $"Bei {unknown} weiteren ist das Ablaufdatum nicht bekannt: "))
                .Append(Link("/renewals?period=Unknown")).Append("\n\n");
        }

        body.Append(words.Pick("All deadlines: ", "Alle Fristen: ")).Append(Link("/renewals")).Append('\n');
        return new MessageText(subject, body.ToString());
    }

    public static MessageText Customer(DueReminder reminder, CustomerContact contact)
    {
        var words = new ReminderWords(reminder.To.Language, reminder.To.Zone);
        var due = reminder.Deadline.DueAt!.Value;
        var isSecret = reminder.Deadline.Kind == DeadlineKind.ClientSecret;
        var what = words.Pick(isSecret ? "client secret" : "signing certificate", isSecret ? "Client-Secret" : "Signaturzertifikat");
        var guide = contact.Guide;
        var body = new StringBuilder();
        body.Append(words.Pick("Hello", "Guten Tag")).Append(contact.Name.Length > 0 ? $" {contact.Name}" : "").Append(",\n\n");
        var isPast = reminder.DaysLeft < 0;
        body.Append(words.Pick(
            $"the {what} that {guide.DisplayName} uses for single sign-on of {contact.Customer} to InfluxDB",
            $"das {what} in {guide.DisplayName} für das Single Sign-on von {contact.Customer} bei InfluxDB"));
        body.Append(' ').Append(words.ExpiresOn(words.Minute(due), isPast)).Append(": ").Append(words.Left(reminder.DaysLeft)).Append(".\n");
        body.Append(isSecret
            ? isPast
                ? words.Pick("Nobody can sign in until we have a new one.", "Bis wir ein neues haben, ist keine Anmeldung möglich.")
                : words.Pick("Sign-in stops when it expires.", "Danach ist keine Anmeldung mehr möglich.")
            : words.Pick(
                "Sign-in keeps working until your identity provider switches to another certificate. "
                    + "Then it stops until we have the new one.",
                "Die Anmeldung funktioniert, bis Ihr Identity-Provider das Zertifikat wechselt. "
                    + "Danach erst wieder, wenn wir das neue haben."));
        body.Append("\n\n");
        body.Append(words.Pick("Connection: ", "Verbindung: ")).Append(reminder.Deadline.Subject).Append('\n');
        if (contact.Credential.Length > 0)
        {
            body.Append(words.Pick("Certificate: ", "Zertifikat: ")).Append(contact.Credential).Append('\n');
        }

        body.Append('\n').Append(words.Pick(
            $"Your next step: create a new {what} in {guide.DisplayName}.",
            $"Ihr nächster Schritt: ein neues {what} in {guide.DisplayName} erstellen.")).Append("\n\n");
        var steps = guide.For(contact.Protocol).RotationSteps;
        for (var number = 0; number < steps.Count; number++)
        {
            body.Append(number + 1).Append(". ").Append(steps[number]).Append('\n');
        }

        body.Append('\n').Append(words.Pick("Kind regards,", "Mit freundlichen Grüßen")).Append("\nInfluxData Support\n");
        var subject = words.Pick($"Your {what} for InfluxDB single sign-on", $"Ihr {what} für das Single Sign-on bei InfluxDB");
        return new MessageText($"{subject} {words.ExpiresOn(words.Day(due), isPast)}", body.ToString());
    }

    public static MessageText Test(DateTimeOffset now) => new(
        "Test message from SupportConsole",
        $"SupportConsole sent this on {new ReminderWords("en", TimeZoneInfo.Utc).Minute(now)} to check the channel. "
            + "There is nothing to do.\n");

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
