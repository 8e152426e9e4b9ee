using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>Tells staff that nobody signs in through a connection.</summary>
internal static class SilenceTemplate
{
    public static MessageTemplate Text { get; } = new()
    {
        Kind = MessageTemplateKind.Silence,
        Name = "Nobody signs in",
        Placeholders =
        [
            new("connection", "The connection's name"),
            new("cluster", "The customer and the cluster"),
            new("per-day", "How many sign-ins there usually are on a day"),
            new("since", "When somebody last signed in", IsRequired: true),
            new("link", "The address of the connection's page", IsRequired: true),
        ],
        English = new MessageText(
            "Nobody signs in through {connection}",
            """
            About {per-day} sign-ins a day, none since {since}.

            {cluster} may be unable to sign in. Run a test sign-in, and ask the customer if it fails at their identity provider.

            {link}
            """),
        German = new MessageText(
            "Niemand meldet sich über {connection} an",
            """
            Sonst etwa {per-day} Anmeldungen am Tag, seit {since} keine.

            Vielleicht kann sich bei {cluster} niemand anmelden. Starten Sie eine Test-Anmeldung, und fragen Sie beim Kunden nach,
            wenn sie bei dessen Identity-Provider fehlschlägt.

            {link}
            """),
    };
}
