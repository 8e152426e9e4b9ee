using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Sync;

/// <summary>The sweeps in the database: who runs one, where it stands, how it ended. Every step is committed by the process that holds the sweep, or not at all.</summary>
public sealed class SyncJournal(IDbContextFactory<ConsoleDbContext> contexts, SyncSettings settings, TimeProvider time)
{
    private const int UniqueViolation = 2067;
    private static readonly TimeSpan WorthGoingOn = TimeSpan.FromDays(1);

    /// <summary>This process, as it signs the sweep that it works on.</summary>
    internal string Runner { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Begins a sweep, or goes on with one that the tenant stopped less than a day ago.</summary>
    internal async Task<Result<SyncRun>> BeginAsync(ConsoleDbContext context, Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var last = await context.Sweeps.OrderByDescending(sweep => sweep.StartedAt).FirstOrDefaultAsync(cancellationToken);
        if (last is { State: SyncRunState.Running })
        {
            return Running;
        }

        var isGoingOn = last is { State: SyncRunState.Stopped, ListedAt: null, Checkpoint: not null } && last.StartedAt + WorthGoingOn > now;
        var sweep = isGoingOn ? last! : new SyncRun { Id = Guid.CreateVersion7(now), State = SyncRunState.Running, StartedBy = actor.Name, StartedAt = now };
        if (isGoingOn)
        {
            (sweep.State, sweep.FinishedAt, sweep.Problem, sweep.IsCancelling) = (SyncRunState.Running, null, "", false);
        }
        else
        {
            context.Sweeps.Add(sweep);
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is SqliteException { SqliteExtendedErrorCode: UniqueViolation })
        {
            return Running;
        }

        return sweep;
    }

    /// <summary>Takes over the running sweep where nobody works on it.</summary>
    /// <returns>Its id; null where there is none, or another process works on it.</returns>
    internal async Task<Guid?> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var id = await context.Sweeps.Where(sweep => sweep.State == SyncRunState.Running && (sweep.RunnerUntil == null || sweep.RunnerUntil < now)).Select(sweep => (Guid?)sweep.Id).FirstOrDefaultAsync(cancellationToken);
        if (id is null)
        {
            return null;
        }

        var taken = await context.Sweeps.Where(sweep => sweep.Id == id && sweep.State == SyncRunState.Running && (sweep.RunnerUntil == null || sweep.RunnerUntil < now))
            .ExecuteUpdateAsync(update => update.SetProperty(sweep => sweep.Runner, Runner).SetProperty(sweep => sweep.RunnerUntil, now + settings.Lease), cancellationToken);
        return taken == 1 ? id : null;
    }

    /// <summary>The sweep as it stands; null where it is no longer this process's to go on with.</summary>
    internal async Task<SyncRun?> FindOursAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Sweeps.AsNoTracking().SingleOrDefaultAsync(sweep => sweep.Id == id && sweep.State == SyncRunState.Running && sweep.Runner == Runner, cancellationToken);
    }

    /// <summary>Commits a step in one transaction, and keeps the sweep for this process a while longer.</summary>
    /// <returns>Whether it was this process's to commit.</returns>
    internal async Task<bool> CommitAsync(Guid id, Func<ConsoleDbContext, SyncRun, Task> step, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // The transaction takes SQLite's write lock at once: what the step reads of the record is the newest, and stays so until it is committed.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var sweep = await context.Sweeps.SingleAsync(row => row.Id == id, cancellationToken);
        if (sweep.State != SyncRunState.Running || sweep.Runner != Runner)
        {
            return false;
        }

        sweep.RunnerUntil = time.GetUtcNow() + settings.Lease;
        await step(context, sweep);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Commits how the sweep ended.</summary>
    internal Task<bool> EndAsync(Guid id, SyncRunState state, string problem, CancellationToken cancellationToken) => CommitAsync(
        id,
        (_, sweep) =>
        {
            End(sweep, state);
            sweep.Problem = problem.Length <= SyncRun.TextMaxLength ? problem : problem[..SyncRun.TextMaxLength];
            return Task.CompletedTask;
        },
        cancellationToken);

    /// <summary>Brings a sweep to rest.</summary>
    internal void End(SyncRun sweep, SyncRunState state) => (sweep.State, sweep.FinishedAt, sweep.RunnerUntil, sweep.IsCancelling) = (state, time.GetUtcNow(), null, false);

    /// <summary>Lets go of a sweep, so that the next process need not wait.</summary>
    internal async Task ReleaseAsync(Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await context.Sweeps.Where(sweep => sweep.Id == id && sweep.Runner == Runner).ExecuteUpdateAsync(update => update.SetProperty(sweep => sweep.RunnerUntil, (DateTimeOffset?)null));
    }

    /// <summary>Whether the schedule says that it is time.</summary>
    internal async Task<bool> IsDueAsync(CancellationToken cancellationToken)
    {
        if (settings.Every == TimeSpan.Zero)
        {
            return false;
        }

        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var last = await context.Sweeps.AsNoTracking().OrderByDescending(sweep => sweep.StartedAt).FirstOrDefaultAsync(cancellationToken);
        return last is null || (last.State != SyncRunState.Running && last.FinishedAt + (last.State == SyncRunState.Stopped ? settings.Patience : settings.Every) <= now);
    }

    private static Problem Running => new("A comparison is running already.", "Its progress is on this page.") { Code = "sweep.running" };
}
