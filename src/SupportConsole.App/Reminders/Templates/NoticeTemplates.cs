using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>The built-in texts of nudges and notes to customers' contacts.</summary>
internal static class NoticeTemplates
{
    private static readonly TemplatePlaceholder Greeting = new("greeting", "“Hello” and the contact's name");
    private static readonly TemplatePlaceholder Customer = new("customer", "The customer's name");
    private static readonly TemplatePlaceholder Provider = new("provider", "The identity provider's name");
    private static readonly TemplatePlaceholder Connection = new("connection", "The connection's name", IsRequired: true);

    public static MessageTemplate Nudge { get; } = new()
    {
        Kind = MessageTemplateKind.Nudge,
        Name = "Nudge to a customer who hasn't answered",
        Placeholders =
        [
            Greeting,
            Customer,
            Provider,
            Connection,
            new("sent", "The day that the hand-off was sent"),
            new("values", "The values that the customer sends back, one a line", IsRequired: true),
        ],
        English = new MessageText(
            "Single sign-on for {customer}: we still need your values",
            """
            {greeting},

            On {sent} we sent you the values to set up single sign-on for {customer} with {provider}.
            To finish, we still need:

            {values}

            Connection: {connection}

            If somebody else takes care of this, tell us whom to ask.

            Kind regards,
            InfluxData Support
            """),
        German = new MessageText(
            "Single Sign-on für {customer}: Uns fehlen noch Ihre Werte",
            """
            {greeting},

            am {sent} haben wir Ihnen die Werte gesandt, mit denen Sie das Single Sign-on für {customer} in {provider} einrichten.
            Damit es weitergeht, brauchen wir noch:

            {values}

            Verbindung: {connection}

            Wenn jemand anderes zuständig ist, nennen Sie uns den Kontakt.

            Mit freundlichen Grüßen
            InfluxData Support
            """),
    };

    public static MessageTemplate Rotation { get; } = new()
    {
        Kind = MessageTemplateKind.RotationNote,
        Name = "Note to a customer after a rotation",
        Placeholders =
        [
            Greeting,
            Customer,
            Provider,
            Connection,
            new("credential", "“client secret” or “signing certificate”"),
            new("certificate", "The new certificate's subject and SHA-256 thumbprint; nothing for secrets"),
            new("switched", "When it was switched"),
            new("next-date", "When the new one expires", IsRequired: true),
        ],
        English = new MessageText(
            "Single sign-on of {customer} to InfluxDB uses the new {credential}",
            """
            {greeting},

            Since {switched} single sign-on of {customer} to InfluxDB uses the new {credential}.

            Connection: {connection}
            {certificate}

            {next-date}

            If somebody can't sign in, tell us. Once everybody can, remove the previous {credential} from {provider}.

            Kind regards,
            InfluxData Support
            """),
        German = new MessageText(
            "Das Single Sign-on von {customer} bei InfluxDB verwendet das neue {credential}",
            """
            {greeting},

            seit {switched} verwendet das Single Sign-on von {customer} bei InfluxDB das neue {credential}.

            Verbindung: {connection}
            {certificate}

            {next-date}

            Wenn sich jemand nicht anmelden kann, melden Sie sich bei uns. Sobald sich alle anmelden können, entfernen Sie das bisherige
            {credential} aus {provider}.

            Mit freundlichen Grüßen
            InfluxData Support
            """),
    };
}
