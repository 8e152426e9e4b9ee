using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders;

/// <summary>Reads messages and reminders for the pages.</summary>
public sealed class OutboxReader(
    IDbContextFactory<ConsoleDbContext> contexts,
    DeadlineReader deadlines,
    StaffDirectory staff,
    TimeProvider time)
{
    private const int MostReminders = 50;

    public async Task<ListPage<MessageRow>> ListAsync(OutboxQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = context.Outbox.AsNoTracking().Where(message => query.State == null || message.State == query.State);
        var size = Math.Clamp(query.PageSize, 1, 200);
        var total = await found.CountAsync(cancellationToken);
        var number = ListPage.Within(query.Page, size, total);
        var rows = await found.OrderByDescending(message => message.CreatedAt).ThenBy(message => message.Id)
            .Skip(number * size).Take(size)
            .Select(message => new MessageRow(
                message.Id,
                message.Channel,
                message.Recipient,
                message.Subject,
                message.State,
                message.Attempts,
                message.CreatedAt,
                message.SentAt,
                message.LastError))
            .ToListAsync(cancellationToken);
        return new ListPage<MessageRow>(rows, total) { Number = number };
    }

    public async Task<OutboxMessage?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Outbox.AsNoTracking().SingleOrDefaultAsync(message => message.Id == id, cancellationToken);
    }

    /// <summary>A deadline with its reminders, newest first; null if there is none of that key.</summary>
    public async Task<DeadlineView?> FindDeadlineAsync(string key, CancellationToken cancellationToken)
    {
        if (await deadlines.FindAsync(key, cancellationToken) is not { } deadline)
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var hasContact = deadline.Kind is DeadlineKind.ClientSecret or DeadlineKind.SigningCertificate or DeadlineKind.HandOff;
        var email = hasContact && Guid.TryParse(deadline.SubjectId, out var id)
            ? await context.Connections.Where(row => row.Id == id).Select(row => row.Cluster.ContactEmail.ToLower())
                .SingleAsync(cancellationToken)
            : "";
        var contact = email.Length > 0 ? await context.ContactAddresses.FindAsync([email], cancellationToken) : null;
        var since = time.GetUtcNow() - CustomerContact.ConfirmedFor;
        return new DeadlineView(
            deadline,
            await context.DeadlineNotes.AsNoTracking().SingleOrDefaultAsync(note => note.DeadlineKey == key, cancellationToken),
            await context.Reminders.AsNoTracking().Where(reminder => reminder.DeadlineKey == key)
                .OrderByDescending(reminder => reminder.CreatedAt).Take(MostReminders).ToListAsync(cancellationToken),
            await staff.ListAsync(cancellationToken))
        {
            ContactEmail = email,
            ContactAskedAt = contact?.AskedAt,
            IsContactConfirmed = contact?.ConfirmedAt > since,
        };
    }
}
