using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Data;
using SupportConsole.App.Shell;

namespace SupportConsole.App.Reconciliation;

/// <summary>Runs sweeps: the one that a person asked for, the one that a killed process left, the one that is due. A page that is left stops none.</summary>
public sealed partial class SweepSchedule : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);
    private readonly SweepJournal journal;
    private readonly Sweeper sweeper;
    private readonly IDbContextFactory<ConsoleDbContext> contexts;
    private readonly ReconcileSettings settings;
    private readonly TimeProvider time;
    private readonly ILogger<SweepSchedule> logger;
    private readonly SemaphoreSlim wake = new(0);

    internal SweepSchedule(
        SweepJournal journal, Sweeper sweeper, IDbContextFactory<ConsoleDbContext> contexts, ReconcileSettings settings, TimeProvider time, ILogger<SweepSchedule> logger) =>
        (this.journal, this.sweeper, this.contexts, this.settings, this.time, this.logger) = (journal, sweeper, contexts, settings, time, logger);

    /// <summary>Says that there is something to run.</summary>
    public void Wake() => wake.Release();

    /// <inheritdoc/>
    public override void Dispose()
    {
        wake.Dispose();
        base.Dispose();
    }

    /// <summary>Runs what there is to run, to its end.</summary>
    internal async Task LookAsync(bool mayBegin, CancellationToken cancellationToken)
    {
        var id = await journal.ClaimAsync(cancellationToken);
        if (id is null && mayBegin && await journal.IsDueAsync(cancellationToken))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await journal.BeginAsync(context, Actor.Console, cancellationToken);
            id = await journal.ClaimAsync(cancellationToken);
        }

        if (id is null)
        {
            return;
        }

        try
        {
            await sweeper.RunAsync(id.Value, cancellationToken);
        }
        finally
        {
            await journal.ReleaseAsync(id.Value);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var begun = time.GetUtcNow();
        try
        {
            while (true)
            {
                await TryAsync(mayBegin: time.GetUtcNow() - begun >= settings.Patience, stoppingToken);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                await Task.WhenAny(wake.WaitAsync(either.Token), Task.Delay(LookEvery, time, either.Token));
                await either.CancelAsync();
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException)
        {
            // The console stops; the next one goes on from the last page.
        }
    }

    /// <summary>One bad look does not end the schedule.</summary>
    private async Task TryAsync(bool mayBegin, CancellationToken cancellationToken)
    {
        try
        {
            await LookAsync(mayBegin, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.Failed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Comparing the tenant with the record failed; it goes on from the last page")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
