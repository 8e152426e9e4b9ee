using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Reminders.Templates;

namespace SupportConsole.App.Reminders;

/// <summary>
/// Writes to customers' confirmed contacts: asks again for values that are missing, and says that a rotation is done. A unique key in the
/// database keeps each from being written twice.
/// </summary>
internal sealed class CustomerNotices(
    IDbContextFactory<ConsoleDbContext> contexts,
    DeadlineReader deadlines,
    ReminderSettings settings,
    TimeProvider time)
{
    /// <summary>Older rotations are not news: such as those from before email was set up.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(2);

    /// <returns>How many messages were written.</returns>
    public async Task<int> WriteAsync(
        TemplateBook wording,
        IReadOnlyDictionary<string, CustomerContact> contacts,
        CancellationToken cancellationToken)
    {
        if (contacts.Count == 0)
        {
            return 0;
        }

        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        List<OutboxMessage> messages =
        [
            .. await NudgesAsync(wording, contacts, now, cancellationToken),
            .. await NotesAsync(context, wording, contacts, now, cancellationToken),
        ];
        var keys = messages.ConvertAll(message => message.Key);
        var written = await context.Outbox.Where(message => keys.Contains(message.Key)).Select(message => message.Key)
            .ToListAsync(cancellationToken);
        messages.RemoveAll(message => written.Contains(message.Key));
        context.Outbox.AddRange(messages);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return messages.Count;
        }
        catch (DbUpdateException exception) when (StorageProblem.IsUniqueViolation(exception))
        {
            // Somebody else wrote one of them in this moment: the next time finds it.
            return 0;
        }
    }

    private async Task<List<OutboxMessage>> NudgesAsync(
        TemplateBook wording,
        IReadOnlyDictionary<string, CustomerContact> contacts,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var messages = new List<OutboxMessage>();
        await foreach (var deadline in deadlines.ExportAsync(new DeadlineQuery { Kind = DeadlineKind.HandOff }, cancellationToken))
        {
            if (contacts.GetValueOrDefault(deadline.SubjectId) is not { } contact
                || deadline.DueAt - HandOffDeadlines.AnswerWithin is not { } sentAt)
            {
                continue;
            }

            var to = contact.Recipient;
            var days = -ReminderSchedule.DaysLeft(sentAt, now, to.Zone);
            var step = settings.NudgeSteps.Where(step => step <= days).Select(step => (int?)step).Max();
            if (step is null || TimeZoneInfo.ConvertTime(now, to.Zone).Hour < settings.DigestHour)
            {
                continue;
            }

            var key = string.Create(CultureInfo.InvariantCulture, $"{deadline.Key}|nudge|{step}");
            messages.Add(OutboxMessages.New(key, MessageKind.Nudge, to, NoticeTexts.Nudge(wording, deadline, contact, sentAt), now));
        }

        return messages;
    }

    private static async Task<IEnumerable<OutboxMessage>> NotesAsync(
        ConsoleDbContext context,
        TemplateBook wording,
        IReadOnlyDictionary<string, CustomerContact> contacts,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var since = now - News;

        // Not after a roll-back or another rotation, and not for cutovers: those have a closing note of their own.
        var rotations = await context.Changes.AsNoTracking()
            .Where(change => change.Kind == ChangeKind.RotateSecret || change.Kind == ChangeKind.RotateCertificate)
            .Where(change => change.State == ChangeState.Confirmed && change.SettledAt > since)
            .Where(change => change.Connection.CredentialFingerprint == change.CredentialFingerprint)
            .Where(change => !context.Changes.Any(earlier => earlier.ConnectionId == change.ConnectionId
                && earlier.CredentialFingerprint == change.CredentialFingerprint
                && earlier.State == ChangeState.Confirmed
                && earlier.PlannedAt < change.PlannedAt))
            .Where(change => !context.Cutovers.Any(cutover => cutover.RequestKey == change.RequestKey))
            .Select(change => new
            {
                change.Id,
                change.ConnectionId,
                change.ConnectionName,
                change.Kind,
                SettledAt = change.SettledAt!.Value,
                change.Connection.CredentialExpiresAt,
                change.Connection.CredentialNeverExpires,
            })
            .ToListAsync(cancellationToken);
        return rotations.Where(rotation => contacts.ContainsKey(rotation.ConnectionId.ToString())).Select(rotation =>
        {
            var contact = contacts[rotation.ConnectionId.ToString()];
            var done = new DoneRotation(
                rotation.ConnectionName.Value,
                rotation.Kind == ChangeKind.RotateSecret,
                rotation.SettledAt,
                rotation.CredentialExpiresAt,
                rotation.CredentialNeverExpires);
            var text = NoticeTexts.Rotated(wording, done, contact);
            return OutboxMessages.New($"rotated|{rotation.Id}", MessageKind.RotationNote, contact.Recipient, text, now);
        });
    }
}
