using SupportConsole.App.Record;
using SupportConsole.App.Reminders;
using SupportConsole.App.Reminders.Templates;
using SupportConsole.App.SignIns;

namespace SupportConsole.App.Cutovers;

/// <summary>Previews of the messages about cutovers.</summary>
internal sealed class CutoverSamples : ITemplateSample
{
    private const string Page = "https://console.example/connections/…/cutover";

    public IReadOnlyList<MessageTemplateKind> Kinds { get; } =
    [
        MessageTemplateKind.CutoverInvitation,
        MessageTemplateKind.CutoverCancellation,
        MessageTemplateKind.CutoverClosing,
        MessageTemplateKind.CutoverRollBack,
        MessageTemplateKind.StaffCutoverInvitation,
        MessageTemplateKind.StaffCutoverCancellation,
        MessageTemplateKind.StaffCutoverSwitched,
    ];

    public MessageText Of(TemplateBook book, MessageTemplateKind kind, string language, DateTimeOffset now)
    {
        var subject = Sample(now);
        return kind switch
        {
            MessageTemplateKind.CutoverInvitation => CutoverTexts.Invitation(book, subject, language),
            MessageTemplateKind.CutoverCancellation => CutoverTexts.Cancellation(book, subject, language),
            MessageTemplateKind.CutoverClosing => Closing(book, subject, language),
            MessageTemplateKind.CutoverRollBack => CutoverTexts.RolledBack(book, subject, language),
            MessageTemplateKind.StaffCutoverInvitation => CutoverTexts.StaffInvitation(book, subject, language, Page),
            MessageTemplateKind.StaffCutoverCancellation => CutoverTexts.StaffCancellation(book, subject, language, Page),
            _ => CutoverTexts.StaffSwitched(book, subject, language, Page),
        };
    }

    private static MessageText Closing(TemplateBook book, CutoverSubject subject, string language) =>
        CutoverTexts.Closing(book, subject, new FirstSignIn(subject.Cutover.At.AddMinutes(5), Succeeded: true, Cause: null), language);

    private static CutoverSubject Sample(DateTimeOffset now)
    {
        var at = now.AddDays(3);
        var cutover = new Cutover
        {
            Id = Guid.Empty,
            ConnectionId = Guid.Empty,
            State = CutoverState.Planned,
            At = at,
            StaffZone = "America/New_York",
            CustomerZone = "Europe/Berlin",
            OldFingerprint = "",
            NewFingerprint = new string('4', 64),
            CertificatePem = "",
            Ticket = "SUP-7",
            PlannedBy = "Ana Ruiz",
            PlannedByEmail = "ana@console.example",
            PlannedAt = now,
            AppliedAt = at,
            RequestKey = Guid.Empty,
        };
        return new CutoverSubject(cutover, "acme-prod-saml", "Acme", "Priya Nair", now.AddYears(1));
    }
}
