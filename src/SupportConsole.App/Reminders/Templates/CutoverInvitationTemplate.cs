using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>Invites a customer to the agreed minute.</summary>
internal static class CutoverInvitationTemplate
{
    public static MessageTemplate Text { get; } = new()
    {
        Kind = MessageTemplateKind.CutoverInvitation,
        Name = "Cutover invitation for a customer",
        Placeholders =
        [
            CutoverTemplates.Greeting,
            CutoverTemplates.Customer,
            CutoverTemplates.Connection,
            CutoverTemplates.Time,
            CutoverTemplates.SupportTime,
            CutoverTemplates.Certificate,
            new("link", "The link to the customer's page of the cutover", IsRequired: true),
        ],
        English = new MessageText(
            "Single sign-on: certificate change on {time}",
            """
            {greeting},

            The signing certificate for single sign-on of {customer} to InfluxDB changes at an agreed minute:

            {time}
            {support-time} (InfluxData support)

            New certificate: SHA-256 {certificate}

            At that minute, switch your identity provider to the new certificate. Then say so on this page:

            {link}

            Nobody can sign in between your switch and ours. Current sessions stay open.

            InfluxData Support
            """),
        German = new MessageText(
            "Single Sign-on: Zertifikatswechsel am {time}",
            """
            {greeting},

            das Signaturzertifikat für das Single Sign-on von {customer} bei InfluxDB wechselt zu einer vereinbarten Minute:

            {time}
            {support-time} (InfluxData-Support)

            Neues Zertifikat: SHA-256 {certificate}

            Stellen Sie Ihren Identity-Provider in dieser Minute auf das neue Zertifikat um. Melden Sie es danach auf dieser Seite:

            {link}

            Zwischen Ihrer und unserer Umstellung kann sich niemand anmelden. Offene Sitzungen bleiben bestehen.

            InfluxData Support
            """),
    };
}
