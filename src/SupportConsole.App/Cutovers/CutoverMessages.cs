using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders;
using SupportConsole.App.Reminders.Templates;
using SupportConsole.App.SignIns;

namespace SupportConsole.App.Cutovers;

/// <summary>
/// Writes the emails about cutovers into the outbox, in the caller's transaction: to the engineer, and to the customer's confirmed contact.
/// </summary>
public sealed class CutoverMessages(ReminderSettings settings, ConsoleInfo info)
{
    internal async Task InviteAsync(
        ConsoleDbContext context,
        Cutover cutover,
        ConnectionRecord record,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var templates = await TemplateReader.ReadAsync(context, cancellationToken);
        var subject = CutoverSubject.Of(cutover, record);
        var text = CutoverTexts.StaffInvitation(templates, subject, settings.Language, PageOf(record));
        AddForEngineer(context, cutover, text, $"invite-{cutover.Sequence}", now, hasEvent: true);
        if (await FindContactAsync(context, record, now, cancellationToken) is { } contact)
        {
            var invitation = CutoverTexts.Invitation(templates, subject, contact.Language);
            AddForCustomer(context, cutover, contact, invitation, $"invite-{cutover.Sequence}", now, hasEvent: true);
        }
    }

    internal async Task CancelAsync(
        ConsoleDbContext context,
        Cutover cutover,
        ConnectionRecord record,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var templates = await TemplateReader.ReadAsync(context, cancellationToken);
        var subject = CutoverSubject.Of(cutover, record);
        var text = CutoverTexts.StaffCancellation(templates, subject, settings.Language, PageOf(record));
        AddForEngineer(context, cutover, text, "cancel", now, hasEvent: true);
        if (await FindContactAsync(context, record, now, cancellationToken) is { } contact)
        {
            var cancellation = CutoverTexts.Cancellation(templates, subject, contact.Language);
            AddForCustomer(context, cutover, contact, cancellation, "cancel", now, hasEvent: true);
        }
    }

    /// <summary>Tells the engineer that the customer has switched and waits.</summary>
    internal async Task TellEngineerAsync(
        ConsoleDbContext context,
        Cutover cutover,
        ConnectionRecord record,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var templates = await TemplateReader.ReadAsync(context, cancellationToken);
        var text = CutoverTexts.StaffSwitched(templates, CutoverSubject.Of(cutover, record), settings.Language, PageOf(record));
        AddForEngineer(context, cutover, text, $"switched-{cutover.Sequence}", now);
    }

    internal async Task CloseAsync(
        ConsoleDbContext context,
        Cutover cutover,
        ConnectionRecord record,
        FirstSignIn? first,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (await FindContactAsync(context, record, now, cancellationToken) is { } contact)
        {
            var templates = await TemplateReader.ReadAsync(context, cancellationToken);
            var text = CutoverTexts.Closing(templates, CutoverSubject.Of(cutover, record), first, contact.Language);
            AddForCustomer(context, cutover, contact, text, "close", now);
        }
    }

    internal async Task NoteRollBackAsync(
        ConsoleDbContext context,
        Cutover cutover,
        ConnectionRecord record,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (await FindContactAsync(context, record, now, cancellationToken) is { } contact)
        {
            var templates = await TemplateReader.ReadAsync(context, cancellationToken);
            var text = CutoverTexts.RolledBack(templates, CutoverSubject.Of(cutover, record), contact.Language);
            AddForCustomer(context, cutover, contact, text, "rolled-back", now);
        }
    }

    private void AddForEngineer(
        ConsoleDbContext context,
        Cutover cutover,
        MessageText text,
        string step,
        DateTimeOffset now,
        bool hasEvent = false)
    {
        if (!settings.HasEmail || !MessageFiles.IsAddress(cutover.PlannedByEmail))
        {
            return;
        }

        var to = new ReminderRecipient(MessageChannel.Email, cutover.PlannedByEmail, settings.Language, CutoverTimes.Find(cutover.StaffZone));
        Add(context, cutover, to, text, $"staff-{step}", now, hasEvent);
    }

    private void AddForCustomer(
        ConsoleDbContext context,
        Cutover cutover,
        ContactAddress contact,
        MessageText text,
        string step,
        DateTimeOffset now,
        bool hasEvent = false)
    {
        var to = new ReminderRecipient(MessageChannel.Email, contact.Email, contact.Language, CutoverTimes.Find(cutover.CustomerZone));
        Add(context, cutover, to, text, step, now, hasEvent);
    }

    private void Add(
        ConsoleDbContext context,
        Cutover cutover,
        ReminderRecipient to,
        MessageText text,
        string step,
        DateTimeOffset now,
        bool hasEvent)
    {
        // An event's description holds no link: its lines are folded.
        var description = text.Body.Replace(ILinkWriter.Hole, "", StringComparison.Ordinal);
        var calendar = hasEvent
            ? CutoverInvitation.Of(cutover, text.Subject, description, AddressOf(settings.Smtp.From), to.Address, now)
            : "";
        context.Outbox.Add(OutboxMessages.New($"cutover|{cutover.Id}|{step}", MessageKind.Cutover, to, text, now, calendar));
    }

    private async Task<ContactAddress?> FindContactAsync(
        ConsoleDbContext context,
        ConnectionRecord record,
        DateTimeOffset now,
        CancellationToken cancellationToken) =>
        settings.HasEmail ? await CustomerContact.FindConfirmedAsync(context, record, now, cancellationToken) : null;

    private string PageOf(ConnectionRecord record) =>
        info.PublicAddress is { } root ? new Uri(root, $"connections/{record.Id}/cutover").ToString() : "";

    /// <summary>The address in "Name &lt;address&gt;".</summary>
    private static string AddressOf(string from) =>
        from.LastIndexOf('<') is >= 0 and var open ? from[(open + 1)..].TrimEnd('>', ' ') : from.Trim();
}
