using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>The built-in texts of messages to staff.</summary>
internal static class StaffTemplates
{
    public static MessageTemplate Digest { get; } = new()
    {
        Kind = MessageTemplateKind.Digest,
        Name = "Daily digest for staff",
        Placeholders =
        [
            new("summary", "The deadline, or how many there are and when the first one is due"),
            new("now", "The time of writing"),
            new("deadlines", "Each deadline: what, when, customer, next step and link", IsRequired: true),
            new("unknown", "How many expiry dates are not known, with a link; nothing if all are known"),
            new("link", "The address of the list of deadlines"),
        ],
        English = new MessageText(
            "{summary}",
            """
            Deadlines as of {now}.

            {deadlines}

            {unknown}

            All deadlines: {link}
            """),
        German = new MessageText(
            "{summary}",
            """
            Fristen, Stand {now}.

            {deadlines}

            {unknown}

            Alle Fristen: {link}
            """),
    };

    public static MessageTemplate Test { get; } = new()
    {
        Kind = MessageTemplateKind.Test,
        Name = "Test message",
        Placeholders = [new("now", "The time of writing")],
        English = new MessageText(
            "Test message from SupportConsole",
            "SupportConsole sent this on {now} to check the channel. There is nothing to do."),
        German = new MessageText(
            "Testnachricht von SupportConsole",
            "SupportConsole hat diese Nachricht am {now} gesendet, um den Kanal zu prüfen. Es ist nichts zu tun."),
    };
}
