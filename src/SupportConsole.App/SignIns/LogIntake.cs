using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Differences;
using SupportConsole.App.Record;
using SupportConsole.Auth0;

namespace SupportConsole.App.SignIns;

/// <summary>
/// Reads the tenant's log into the database, page by page from a checkpoint. A page and its checkpoint are committed together, and an
/// entry counts once however often it is read. The kept checkpoint lies some minutes back, so that entries that Auth0 adds late are found.
/// </summary>
public sealed class LogIntake(
    IDbContextFactory<ConsoleDbContext> contexts,
    IAuth0Tenant tenant,
    LogEventReader reader,
    SignInSettings settings,
    TimeProvider time) : IDisposable
{
    /// <summary>How late an entry may come and still be found.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    /// <summary>Auth0 keeps entries for at least a day. Nothing can be lost in a shorter pause.</summary>
    private static readonly TimeSpan ShortestRetention = TimeSpan.FromDays(1);

    // The schedule and the sample can read at the same time. Both would count the entries of a page.
    private readonly SemaphoreSlim reading = new(1);

    public void Dispose() => reading.Dispose();

    /// <summary>Reads from the kept checkpoint to the end of the log.</summary>
    /// <returns>How many sign-ins were new.</returns>
    public async Task<Result<int>> ReadAsync(CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            using var behind = TenantPriority.Background();
            var position = await FindPositionAsync(cancellationToken);
            return position is null || time.GetUtcNow() - position.ReadUntil >= ShortestRetention
                ? await ReadFromOldestAsync(position, cancellationToken)
                : await ReadOnAsync(position.LogId, 0, cancellationToken);
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>Deletes the hours that are older than the stated life.</summary>
    public async Task PruneAsync(CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() - TimeSpan.FromDays(settings.KeepDays);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        while (await SignInCounting.DeleteOldestAsync(context, until, cancellationToken))
        {
            // Others write between two batches.
        }

        await ChangeAuthors.DeleteOlderAsync(context, until, cancellationToken);
    }

    /// <summary>Begins where the checkpoint is, or at the oldest entry if Auth0 may have dropped entries after the checkpoint.</summary>
    private async Task<Result<int>> ReadFromOldestAsync(LogPosition? position, CancellationToken cancellationToken)
    {
        var oldest = await tenant.FindOldestLogAsync(cancellationToken);
        if (!oldest.IsOk)
        {
            return oldest.Problem;
        }

        if (position is not null && (oldest.Value is null || oldest.Value.At > position.ReadUntil))
        {
            await NoteGapAsync(position.ReadUntil, oldest.Value?.At ?? time.GetUtcNow(), cancellationToken);
        }

        if (oldest.Value is not { } first)
        {
            return 0;
        }

        var isFirst = position is null || first.At > position.LogAt;
        var added = isFirst ? await SaveAsync([first], isLast: false, cancellationToken) : 0;
        return await ReadOnAsync(isFirst ? first.Id : position!.LogId, added, cancellationToken);
    }

    private async Task<Result<int>> ReadOnAsync(string after, int added, CancellationToken cancellationToken)
    {
        while (true)
        {
            var page = await tenant.ReadLogAsync(after, cancellationToken);
            if (!page.TryGet(out var entries, out var problem))
            {
                return problem;
            }

            var isLast = entries.Count == 0 || entries[^1].Id == after;
            added += await SaveAsync(entries, isLast, cancellationToken);
            if (isLast)
            {
                return added;
            }

            after = entries[^1].Id;
        }
    }

    private async Task<LogPosition?> FindPositionAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.LogPositions.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
    }

    private async Task NoteGapAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var position = await context.LogPositions.SingleAsync(cancellationToken);
        position.GapFrom = from;
        position.GapUntil = until;
        position.ReadAt = until;
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task<int> SaveAsync(
        IReadOnlyList<TenantLogEntry> entries,
        bool isLast,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var added = await reader.AddNewAsync(context, entries, time.GetUtcNow(), cancellationToken);
        await ChangeAuthors.AddNewAsync(context, entries, cancellationToken);
        await MoveOnAsync(context, entries, isLast, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        if (isLast)
        {
            await ChangeAuthors.ExplainAsync(context, time.GetUtcNow(), cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return added;
    }

    private async Task MoveOnAsync(
        ConsoleDbContext context,
        IReadOnlyList<TenantLogEntry> entries,
        bool isLast,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var position = await context.LogPositions.SingleOrDefaultAsync(cancellationToken);

        // The first entry ever read is kept whatever its age: a checkpoint has to be some entry's.
        var settled = position is not null ? entries.LastOrDefault(entry => entry.At <= now - Overlap)
            : entries is [var first, ..] ? first
            : null;
        if (position is null && settled is not null)
        {
            position = new LogPosition { LogId = settled.Id, LogAt = settled.At };
            context.Add(position);
        }
        else if (position is not null && settled is not null)
        {
            position.LogId = settled.Id;
            position.LogAt = settled.At;
        }

        if (isLast && position is not null)
        {
            position.ReadAt = now;
        }
    }
}
