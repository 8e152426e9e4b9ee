using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>Tells a customer that a cutover is cancelled.</summary>
internal static class CutoverCancellationTemplate
{
    public static MessageTemplate Text { get; } = new()
    {
        Kind = MessageTemplateKind.CutoverCancellation,
        Name = "Cutover cancellation for a customer",
        Placeholders = [CutoverTemplates.Greeting, CutoverTemplates.Customer, CutoverTemplates.Connection, CutoverTemplates.Time, CutoverTemplates.SupportTime],
        English = new MessageText(
            "Single sign-on: certificate change cancelled",
            """
            {greeting},

            The certificate change planned for {time} is cancelled.
            Keep the current certificate at your identity provider until we agree on another time.

            InfluxData Support
            """),
        German = new MessageText(
            "Single Sign-on: Zertifikatswechsel abgesagt",
            """
            {greeting},

            der für {time} geplante Zertifikatswechsel ist abgesagt.
            Behalten Sie bei Ihrem Identity-Provider das bisherige Zertifikat, bis wir einen neuen Termin vereinbart haben.

            InfluxData Support
            """),
    };
}
