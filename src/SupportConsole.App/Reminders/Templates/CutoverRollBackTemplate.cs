using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>Tells a customer that a cutover was rolled back.</summary>
internal static class CutoverRollBackTemplate
{
    public static MessageTemplate Text { get; } = new()
    {
        Kind = MessageTemplateKind.CutoverRollBack,
        Name = "Note to a customer after a roll-back",
        Placeholders = [CutoverTemplates.Greeting, CutoverTemplates.Customer, CutoverTemplates.Connection],
        English = new MessageText(
            "Single sign-on: certificate change rolled back",
            """
            {greeting},

            We rolled the certificate change back: InfluxDB trusts your previous certificate again.
            Switch your identity provider back to it. We will get in touch about another time.

            InfluxData Support
            """),
        German = new MessageText(
            "Single Sign-on: Zertifikatswechsel zurückgenommen",
            """
            {greeting},

            wir haben den Zertifikatswechsel zurückgenommen: InfluxDB vertraut wieder Ihrem bisherigen Zertifikat.
            Stellen Sie Ihren Identity-Provider wieder darauf um. Wir melden uns wegen eines neuen Termins.

            InfluxData Support
            """),
    };
}
