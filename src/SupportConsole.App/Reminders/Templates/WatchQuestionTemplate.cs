using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>Asks a customer about a change that their identity provider published.</summary>
internal static class WatchQuestionTemplate
{
    public static MessageTemplate Text { get; } = new()
    {
        Kind = MessageTemplateKind.WatchQuestion,
        Name = "Question to a customer about a published change",
        Placeholders =
        [
            new("greeting", "“Hello” and the contact's name"),
            new("customer", "The customer's name"),
            new("connection", "The connection's name"),
            new("found", "The day on which the watch found it"),
            new("address", "Where the identity provider published it"),
            new("changes", "What changed, field by field", IsRequired: true),
            new("question", "What we need to know, by what changed", IsRequired: true),
        ],
        English = new MessageText(
            "Single sign-on of {customer}: a change at your identity provider",
            """
            {greeting},

            On {found} we saw a change in what your identity provider publishes at
            {address}

            {changes}

            {question}

            Kind regards,
            InfluxData Support
            """),
        German = new MessageText(
            "Single Sign-on von {customer}: eine Änderung an Ihrem Identity-Provider",
            """
            {greeting},

            am {found} haben wir eine Änderung in dem gesehen, was Ihr Identity-Provider hier veröffentlicht:
            {address}

            {changes}

            {question}

            Mit freundlichen Grüßen
            InfluxData Support
            """),
    };
}
