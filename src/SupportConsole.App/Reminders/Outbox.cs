using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders;

/// <summary>The outbox: what waits is claimed, sent, and noted, so that a crash at any moment loses nothing.</summary>
internal sealed class Outbox(IDbContextFactory<ConsoleDbContext> contexts, TimeProvider time)
{
    /// <summary>With the longest pause of an hour, about a week.</summary>
    public const int MostAttempts = 180;

    private static readonly TimeSpan ClaimedFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Gives back what a console that stopped had claimed. One process owns the database, so nobody else has it.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Outbox.Where(message => message.State == MessageState.Sending).ExecuteUpdateAsync(
            update => update.SetProperty(message => message.State, MessageState.Waiting).SetProperty(message => message.NextAt, now),
            cancellationToken);
    }

    /// <summary>The next message to send; null if none is due.</summary>
    /// <param name="except">Channels that are down.</param>
    public async Task<OutboxMessage?> ClaimAsync(IReadOnlyCollection<MessageChannel> except, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();

        // A time further ahead than any pause was set before the clock went back.
        var beyond = now + LongestPause + ClaimedFor;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var message = await context.Outbox
            .Where(row => (row.State == MessageState.Waiting || row.State == MessageState.Sending) && !except.Contains(row.Channel))
            .Where(row => row.NextAt <= now || row.NextAt > beyond)
            .OrderBy(row => row.NextAt)
            .ThenBy(row => row.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (message is null)
        {
            return null;
        }

        message.State = MessageState.Sending;
        message.NextAt = now + ClaimedFor;
        message.Attempts++;
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return message;
    }

    /// <summary>Notes how a try ended.</summary>
    public async Task NoteAsync(OutboxMessage message, Delivery delivery, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var state = delivery.Outcome switch
        {
            DeliveryOutcome.Accepted => MessageState.Sent,
            DeliveryOutcome.NotNeeded => MessageState.Cancelled,
            DeliveryOutcome.Refused => MessageState.Failed,
            _ when message.Attempts >= MostAttempts => MessageState.Failed,
            _ => MessageState.Waiting,
        };
        var error = delivery.Words.Length <= OutboxMessage.ErrorMaxLength ? delivery.Words : delivery.Words[..OutboxMessage.ErrorMaxLength];
        var next = now + PauseAfter(message.Attempts);
        DateTimeOffset? sentAt = state == MessageState.Sent ? now : null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Outbox.Where(row => row.Id == message.Id && row.State == MessageState.Sending).ExecuteUpdateAsync(
            update => update
                .SetProperty(row => row.State, state)
                .SetProperty(row => row.NextAt, next)
                .SetProperty(row => row.SentAt, sentAt)
                .SetProperty(row => row.LastError, error),
            cancellationToken);
    }

    public async Task<bool> HasWrittenAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Outbox.AnyAsync(cancellationToken);
    }

    internal static TimeSpan PauseAfter(int attempts)
    {
        var pause = ShortestPause * Math.Pow(2, Math.Clamp(attempts - 1, 0, 10));
        return pause < LongestPause ? pause : LongestPause;
    }
}
