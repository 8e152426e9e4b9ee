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

    public static MessageTemplate Tenant { get; } = new()
    {
        Kind = MessageTemplateKind.TenantSilence,
        Name = "Nobody signs in anywhere",
        Placeholders =
        [
            new("since", "When somebody last signed in", IsRequired: true),
            new("tenant", "The tenant's domain", IsRequired: true),
            new("link", "The address of the settings page"),
        ],
        English = new MessageText(
            "Nobody signs in through any connection",
            """
            No customer has signed in since {since}.

            Unless it is a public holiday for all of them, the tenant {tenant} may be unable to sign anybody in.
            Check Auth0's status page, and run a test sign-in.

            {link}
            """),
        German = new MessageText(
            "Niemand meldet sich an, über keine Verbindung",
            """
            Seit {since} hat sich kein Kunde angemeldet.

            Wenn nicht alle einen Feiertag haben, kann sich über den Tenant {tenant} vielleicht niemand anmelden.
            Sehen Sie auf der Statusseite von Auth0 nach, und starten Sie eine Test-Anmeldung.

            {link}
            """),
    };
}
