using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>The built-in texts about planned cutovers to customers' contacts.</summary>
internal static class CutoverTemplates
{
    public static readonly TemplatePlaceholder Greeting = new("greeting", "“Hello” and the contact's name");
    public static readonly TemplatePlaceholder Customer = new("customer", "The customer's name");
    public static readonly TemplatePlaceholder Connection = new("connection", "The connection's name");
    public static readonly TemplatePlaceholder Time = new("time", "The agreed minute in the customer's time zone", IsRequired: true);
    public static readonly TemplatePlaceholder SupportTime = new("support-time", "The agreed minute in support's time zone");
    public static readonly TemplatePlaceholder Certificate = new("certificate", "The new certificate's SHA-256 thumbprint", IsRequired: true);

    public static IReadOnlyList<MessageTemplate> All =>
    [
        CutoverInvitationTemplate.Text,
        CutoverCancellationTemplate.Text,
        CutoverClosingTemplate.Text,
        CutoverRollBackTemplate.Text,
    ];
}
