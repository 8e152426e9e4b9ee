using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>The built-in texts about planned cutovers to the engineer who planned them.</summary>
internal static class StaffCutoverTemplates
{
    private static readonly TemplatePlaceholder Customer = new("customer", "The customer's name");
    private static readonly TemplatePlaceholder Connection = new("connection", "The connection's name");
    private static readonly TemplatePlaceholder Time = new("time", "The agreed minute in the engineer's time zone", IsRequired: true);
    private static readonly TemplatePlaceholder CustomerTime = new("customer-time", "The agreed minute in the customer's time zone");
    private static readonly TemplatePlaceholder Link = new("link", "The address of the cutover's page", IsRequired: true);

    public static IReadOnlyList<MessageTemplate> All => [Invitation, Cancellation, Switched];

    private static MessageTemplate Invitation { get; } = new()
    {
        Kind = MessageTemplateKind.StaffCutoverInvitation,
        Name = "Cutover invitation for the engineer",
        Placeholders = [Customer, Connection, Time, CustomerTime, Link],
        English = new MessageText(
            "Cutover of {connection}: {time}",
            """
            {time}
            {customer-time} (customer)

            {link}
            """),
        German = new MessageText(
            "Umstellung von {connection}: {time}",
            """
            {time}
            {customer-time} (Kunde)

            {link}
            """),
    };

    private static MessageTemplate Cancellation { get; } = new()
    {
        Kind = MessageTemplateKind.StaffCutoverCancellation,
        Name = "Cutover cancellation for the engineer",
        Placeholders = [Customer, Connection, Time with { IsRequired = false }, CustomerTime, Link],
        English = new MessageText(
            "Cutover of {connection} cancelled",
            """
            The cutover is cancelled.

            {link}
            """),
        German = new MessageText(
            "Umstellung von {connection} abgesagt",
            """
            Die Umstellung ist abgesagt.

            {link}
            """),
    };

    private static MessageTemplate Switched { get; } = new()
    {
        Kind = MessageTemplateKind.StaffCutoverSwitched,
        Name = "Message to the engineer when the customer has switched",
        Placeholders =
        [
            Customer,
            Connection,
            Time with { IsRequired = false },
            CustomerTime,
            new("next-step", "That the certificate must be applied now, or is applied automatically", IsRequired: true),
            Link,
        ],
        English = new MessageText(
            "The customer of {connection} has switched",
            """
            {next-step}

            {link}
            """),
        German = new MessageText(
            "Der Kunde von {connection} hat umgestellt",
            """
            {next-step}

            {link}
            """),
    };
}
