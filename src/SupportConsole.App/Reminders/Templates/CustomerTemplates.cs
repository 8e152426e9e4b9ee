using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>The built-in texts of messages to customers' contacts.</summary>
internal static class CustomerTemplates
{
    private static readonly TemplatePlaceholder Greeting = new("greeting", "“Hello” and the contact's name");
    private static readonly TemplatePlaceholder Customer = new("customer", "The customer's name");
    private static readonly TemplatePlaceholder Provider = new("provider", "The identity provider's name");
    private static readonly TemplatePlaceholder Connection = new("connection", "The connection's name", IsRequired: true);
    private static readonly TemplatePlaceholder Expires =
        new("expires", "“expires on” or “expired on”, the day and time, and the days left", IsRequired: true);
    private static readonly TemplatePlaceholder ExpiresOn = new("expires-on", "“expires on” or “expired on”, and the day");
    private static readonly TemplatePlaceholder Effect = new("effect", "What happens when it expires");
    private static readonly TemplatePlaceholder Steps = new("steps", "The steps for the customer's identity provider", IsRequired: true);

    public static IReadOnlyList<MessageTemplate> All => [Secret, Certificate, ConfirmContact];

    private static MessageTemplate Secret { get; } = new()
    {
        Kind = MessageTemplateKind.SecretReminder,
        Name = "Client secret reminder for a customer",
        Placeholders = [Greeting, Customer, Provider, Connection, Expires, ExpiresOn, Effect, Steps],
        English = new MessageText(
            "Your client secret for InfluxDB single sign-on {expires-on}",
            """
            {greeting},

            The client secret that {provider} uses for single sign-on of {customer} to InfluxDB {expires}.
            {effect}

            Connection: {connection}

            Your next step: create a new client secret in {provider}.

            {steps}

            Kind regards,
            InfluxData Support
            """),
        German = new MessageText(
            "Ihr Client-Secret für das Single Sign-on bei InfluxDB {expires-on}",
            """
            {greeting},

            das Client-Secret in {provider} für das Single Sign-on von {customer} bei InfluxDB {expires}.
            {effect}

            Verbindung: {connection}

            Ihr nächster Schritt: ein neues Client-Secret in {provider} erstellen.

            {steps}

            Mit freundlichen Grüßen
            InfluxData Support
            """),
    };

    private static MessageTemplate Certificate { get; } = new()
    {
        Kind = MessageTemplateKind.CertificateReminder,
        Name = "Signing certificate reminder for a customer",
        Placeholders =
        [
            Greeting,
            Customer,
            Provider,
            Connection,
            new("certificate", "The current certificate's subject and SHA-256 thumbprint", IsRequired: true),
            Expires,
            ExpiresOn,
            Effect,
            Steps,
        ],
        English = new MessageText(
            "Your signing certificate for InfluxDB single sign-on {expires-on}",
            """
            {greeting},

            The signing certificate that {provider} uses for single sign-on of {customer} to InfluxDB {expires}.
            {effect}

            Connection: {connection}
            Certificate: {certificate}

            Your next step: create a new signing certificate in {provider}.

            {steps}

            Kind regards,
            InfluxData Support
            """),
        German = new MessageText(
            "Ihr Signaturzertifikat für das Single Sign-on bei InfluxDB {expires-on}",
            """
            {greeting},

            das Signaturzertifikat in {provider} für das Single Sign-on von {customer} bei InfluxDB {expires}.
            {effect}

            Verbindung: {connection}
            Zertifikat: {certificate}

            Ihr nächster Schritt: ein neues Signaturzertifikat in {provider} erstellen.

            {steps}

            Mit freundlichen Grüßen
            InfluxData Support
            """),
    };

    private static MessageTemplate ConfirmContact { get; } = new()
    {
        Kind = MessageTemplateKind.ConfirmContact,
        Name = "Request to confirm an address",
        Placeholders = [Greeting, Customer, new("link", "The link that confirms the address", IsRequired: true)],
        English = new MessageText(
            "Confirm that InfluxData support may write to you about single sign-on",
            """
            {greeting},

            You are InfluxData's contact for single sign-on of {customer}.
            Confirm your address, and we remind you before a client secret or a signing certificate expires:

            {link}

            The link works for two weeks. If you are not the right person, do nothing.

            InfluxData Support
            """),
        German = new MessageText(
            "Bestätigen Sie, dass der InfluxData-Support Ihnen zum Single Sign-on schreiben darf",
            """
            {greeting},

            Sie sind für das Single Sign-on von {customer} der Kontakt von InfluxData.
            Bestätigen Sie Ihre Adresse, dann erinnern wir Sie, bevor ein Client-Secret oder ein Signaturzertifikat abläuft:

            {link}

            Der Link gilt zwei Wochen. Wenn Sie nicht zuständig sind, brauchen Sie nichts zu tun.

            InfluxData Support
            """),
    };
}
