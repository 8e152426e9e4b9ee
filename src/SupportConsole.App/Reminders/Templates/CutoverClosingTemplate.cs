using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>Tells a customer that a cutover is done.</summary>
internal static class CutoverClosingTemplate
{
    public static MessageTemplate Text { get; } = new()
    {
        Kind = MessageTemplateKind.CutoverClosing,
        Name = "Note to a customer after a cutover",
        Placeholders =
        [
            CutoverTemplates.Greeting,
            CutoverTemplates.Customer,
            CutoverTemplates.Connection,
            new("switched", "When the new certificate was live, in the customer's time zone", IsRequired: true),
            CutoverTemplates.Certificate with { IsRequired = false },
            new("first-sign-in", "When the first sign-in succeeded, or that nobody has signed in since"),
            new("next-date", "When the new certificate expires", IsRequired: true),
        ],
        English = new MessageText(
            "Single sign-on: certificate changed",
            """
            {greeting},

            InfluxDB trusts your new certificate since {switched}.
            SHA-256 {certificate}
            {first-sign-in}
            {next-date}

            InfluxData Support
            """),
        German = new MessageText(
            "Single Sign-on: Zertifikat gewechselt",
            """
            {greeting},

            InfluxDB vertraut seit {switched} Ihrem neuen Zertifikat.
            SHA-256 {certificate}
            {first-sign-in}
            {next-date}

            InfluxData Support
            """),
    };
}
