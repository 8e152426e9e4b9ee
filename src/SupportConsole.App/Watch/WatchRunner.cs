using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Differences;
using SupportConsole.App.Record;

namespace SupportConsole.App.Watch;

/// <summary>Finds the documents that are due and has them checked, within the minute's limit.</summary>
public sealed partial class WatchRunner(
    IDbContextFactory<ConsoleDbContext> contexts,
    WatchCheck check,
    WatchPace pace,
    WatchSettings settings,
    TimeProvider time,
    ILogger<WatchRunner> logger)
{
    /// <summary>How many due rows are looked through at a time.</summary>
    private const int Batch = 500;

    /// <summary>When a connection without an address is looked at again: somebody may have entered one.</summary>
    private static readonly TimeSpan WithoutAddress = TimeSpan.FromHours(1);

    /// <summary>A save may commit this long after its time was taken.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private DateTimeOffset followedAt = DateTimeOffset.MinValue;

    /// <summary>Checks what is due.</summary>
    /// <param name="most">The most checks; the minute's limit holds too.</param>
    /// <returns>How many documents were checked.</returns>
    public async Task<int> RunDueAsync(int most, CancellationToken cancellationToken)
    {
        await AddRowsAsync(cancellationToken);
        await FollowRecordsAsync(cancellationToken);
        if (settings.Every == TimeSpan.Zero)
        {
            return 0;
        }

        var due = await FindDueAsync(Math.Min(most, pace.Room), cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = settings.Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(due, options, async (connection, stopping) => await CheckAsync(connection, stopping));
        return due.Count;
    }

    /// <summary>Every connection in Auth0 has a row.</summary>
    private async Task AddRowsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var missing = await context.Connections
            .Where(record => KnownConnection.InTenant.Contains(record.State)
                && !context.WatchedDocuments.Any(document => document.ConnectionId == record.Id))
            .Select(record => record.Id)
            .ToListAsync(cancellationToken);
        foreach (var batch in missing.Chunk(Batch))
        {
            context.WatchedDocuments.AddRange(batch.Select(id => new WatchedDocument { ConnectionId = id, NextAt = time.GetUtcNow() }));
            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
        }
    }

    /// <summary>Closes findings whose connection has the new values by now.</summary>
    private async Task FollowRecordsAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        followedAt = followedAt > now ? DateTimeOffset.MinValue : followedAt;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var changed = await context.WatchFindings
            .Where(finding => finding.Outcome == WatchOutcome.Open)
            .Join(context.Connections, finding => finding.ConnectionId, record => record.Id, (finding, record) => record)
            .Where(record => record.UpdatedAt >= followedAt)
            .Select(record => record.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in changed)
        {
            await FollowAsync(id, cancellationToken);
        }

        followedAt = now - Overlap;
    }

    /// <summary>Compares a connection with what its document last said. Asks nobody.</summary>
    public async Task FollowAsync(Guid connection, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var record = await context.Connections.SingleOrDefaultAsync(row => row.Id == connection, cancellationToken);
        var document = await context.WatchedDocuments.SingleOrDefaultAsync(row => row.ConnectionId == connection, cancellationToken);
        if (record is null || document is null)
        {
            return;
        }

        await WatchFindings.FollowAsync(context, record, document, [], time.GetUtcNow(), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<List<Guid>> FindDueAsync(int most, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();

        // A check further off was planned before the clock was set back.
        var latest = now + pace.Longest;
        var due = new List<Guid>();
        while (due.Count < most)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var rows = await context.WatchedDocuments
                .Where(document => !document.IsOff && (document.NextAt <= now || document.NextAt > latest))
                .Join(
                    context.Connections.Where(record => KnownConnection.InTenant.Contains(record.State)),
                    document => document.ConnectionId,
                    record => record.Id,
                    (document, record) => new { document.NextAt, record.Id, record.Protocol, record.Settings, record.SeenOptions })
                .OrderBy(row => row.NextAt)
                .Take(Batch)
                .ToListAsync(cancellationToken);
            var without = rows.Where(row => WatchAddress.Of(row.Protocol, row.Settings, row.SeenOptions).Length == 0)
                .Select(row => row.Id)
                .ToList();
            await context.WatchedDocuments.Where(document => without.Contains(document.ConnectionId))
                .ExecuteUpdateAsync(set => set.SetProperty(document => document.NextAt, now + WithoutAddress), cancellationToken);
            due = [.. rows.Select(row => row.Id).Except(without).Take(most)];
            if (rows.Count < Batch || without.Count == 0)
            {
                break;
            }
        }

        return due;
    }

    private async Task CheckAsync(Guid connection, CancellationToken cancellationToken)
    {
        if (!pace.TryTake())
        {
            return;
        }

        try
        {
            await check.RunAsync(connection, cancellationToken);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            // The row keeps its time: the check is repeated with the next round.
            Log.Failed(logger, connection, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The published document of connection {Connection} could not be checked")]
        public static partial void Failed(ILogger logger, Guid connection, Exception exception);
    }
}
