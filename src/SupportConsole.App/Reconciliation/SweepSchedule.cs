using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Data;
using SupportConsole.App.Shell;

namespace SupportConsole.App.Reconciliation;

/// <summary>Runs sweeps: the one that a person asked for, the one that a killed process left, the one that is due. A page that is left stops none.</summary>
public sealed partial class SweepSchedule : BackgroundService
{
    /// <summary>How often it looks whether there is one to run.</summary>
    internal static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);
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
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // When the console stops in the middle of a sweep, the next one goes on from the last page.
        var begun = time.GetUtcNow();
        return RepeatedLook.KeepAsync(
            LookEvery, time, cancellationToken => LookAsync(mayBegin: time.GetUtcNow() - begun >= settings.Patience, cancellationToken), exception => Log.Failed(logger, exception), stoppingToken, wake.WaitAsync);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Comparing the tenant with the record failed; it goes on from the last page")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
