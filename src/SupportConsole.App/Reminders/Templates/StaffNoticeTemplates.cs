using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>The built-in texts of messages to staff that are sent at once.</summary>
internal static class StaffNoticeTemplates
{
    private static readonly TemplatePlaceholder Subject = new("subject", "The connection, host or backup that it is about");
    private static readonly TemplatePlaceholder Summary = new("summary", "What happened, as in the audit log", IsRequired: true);
    private static readonly TemplatePlaceholder When = new("when", "The time");
    private static readonly TemplatePlaceholder Person = new("person", "Who did it");
    private static readonly TemplatePlaceholder Reason = new("reason", "The reason that was given");
    private static readonly TemplatePlaceholder Link = new("link", "The page where it is decided", IsRequired: true);

    public static MessageTemplate Approval { get; } = new()
    {
        Kind = MessageTemplateKind.ApprovalNeeded,
        Name = "Approval needed",
        Placeholders = [Subject, Summary, When, Person, Reason, Link],
        English = new MessageText(
            "Approval needed: {subject}",
            """
            {summary}

            When: {when}
            Person: {person}
            Reason: {reason}

            Another person must approve or reject this: {link}
            """),
        German = new MessageText(
            "Freigabe nötig: {subject}",
            """
            {summary}

            Wann: {when}
            Person: {person}
            Grund: {reason}

            Eine zweite Person muss das freigeben oder ablehnen: {link}
            """),
    };

    public static MessageTemplate BreakGlass { get; } = new()
    {
        Kind = MessageTemplateKind.BreakGlass,
        Name = "Break-glass access",
        Placeholders = [Subject, Summary, When, Person, Reason, Link],
        English = new MessageText(
            "Break-glass access: {subject}",
            """
            {summary}

            When: {when}
            Person: {person}
            Reason: {reason}

            If nobody on the team knows of it, end the session: {link}
            """),
        German = new MessageText(
            "Notfallzugang: {subject}",
            """
            {summary}

            Wann: {when}
            Person: {person}
            Grund: {reason}

            Wenn im Team niemand davon weiß, beenden Sie die Sitzung: {link}
            """),
    };
}
