using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Sync;

public sealed class SyncRuns(IDbContextFactory<ConsoleDbContext> contexts, SyncSettings settings, TimeProvider time)
{
    internal async Task<Result<SyncRun>> StartAsync(ConsoleDbContext context, string startedBy, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var run = new SyncRun { Id = Guid.CreateVersion7(now), State = SyncRunState.Running, StartedBy = startedBy, StartedAt = now };
        context.SyncRuns.Add(run);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return run;
        }
        catch (DbUpdateException exception) when (StorageProblem.IsUniqueViolation(exception))
        {
            return new Problem("A sync check is running already.", "Its progress is on this page.") { Code = "sync.running" };
        }
    }

    internal async Task<Guid?> FindRunningAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var running = context.SyncRuns.Where(run => run.State == SyncRunState.Running);
        return await running.Select(run => (Guid?)run.Id).SingleOrDefaultAsync(cancellationToken);
    }

    internal async Task<Guid?> StartDueAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await IsDueAsync(context, cancellationToken))
        {
            return null;
        }

        var started = await StartAsync(context, Actor.Console.Name, cancellationToken);
        return started.IsOk ? started.Value.Id : null;
    }

    /// <summary>
    /// Ends a check that the previous console left running, and starts another in its place. To be called before this console starts any.
    /// </summary>
    /// <returns>Whether there was one.</returns>
    internal async Task<bool> RestartInterruptedAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.SyncRuns.SingleOrDefaultAsync(run => run.State == SyncRunState.Running, cancellationToken) is not { } left)
        {
            return false;
        }

        var isCancelled = left.IsCancelling;
        End(left, isCancelled ? SyncRunState.Cancelled : SyncRunState.Interrupted);
        await context.SaveChangesAsync(cancellationToken);
        if (!isCancelled)
        {
            await StartAsync(context, left.StartedBy, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return !isCancelled;
    }

    internal async Task<SyncRun> CommitAsync(Guid id, Func<ConsoleDbContext, SyncRun, Task> step, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // The transaction takes SQLite's write lock at once: what the step reads stays true until it is committed.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var run = await context.SyncRuns.SingleAsync(row => row.Id == id, cancellationToken);
        await step(context, run);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return run;
    }

    internal Task EndAsync(Guid id, SyncRunState state, string problem, CancellationToken cancellationToken) => CommitAsync(
        id,
        (_, run) =>
        {
            End(run, state);
            run.Problem = problem.Length <= SyncRun.TextMaxLength ? problem : problem[..SyncRun.TextMaxLength];
            return Task.CompletedTask;
        },
        cancellationToken);

    internal void End(SyncRun run, SyncRunState state)
    {
        run.State = state;
        run.FinishedAt = time.GetUtcNow();
        run.IsCancelling = false;
    }

    private async Task<bool> IsDueAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        if (settings.Every == TimeSpan.Zero)
        {
            return false;
        }

        // A run that started later than now means that the clock was set back.
        var now = time.GetUtcNow();
        var last = await context.SyncRuns.AsNoTracking().Where(run => run.StartedAt <= now)
            .OrderByDescending(run => run.StartedAt)
            .FirstOrDefaultAsync(cancellationToken);
        var pause = last is { State: SyncRunState.Stopped or SyncRunState.Interrupted } ? settings.RetryAfter : settings.Every;
        return last is null || last.FinishedAt + pause <= now;
    }
}
