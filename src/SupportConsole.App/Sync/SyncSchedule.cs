using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Sync;

/// <summary>Runs sweeps: the one that a person asked for, the one that a killed process left, the one that is due. A page that is left stops none.</summary>
public sealed partial class SyncSchedule : BackgroundService
{
    /// <summary>How often it looks whether there is one to run.</summary>
    internal static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);
    private readonly SyncJournal journal;
    private readonly SyncRunner sweeper;
    private readonly IDbContextFactory<ConsoleDbContext> contexts;
    private readonly SyncSettings settings;
    private readonly TimeProvider time;
    private readonly ILogger<SyncSchedule> logger;
    private readonly SemaphoreSlim wake = new(0);

    internal SyncSchedule(
        SyncJournal journal, SyncRunner sweeper, IDbContextFactory<ConsoleDbContext> contexts, SyncSettings settings, TimeProvider time, ILogger<SyncSchedule> logger) =>
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
        return PeriodicLoop.KeepAsync(
            LookEvery, time, cancellationToken => LookAsync(mayBegin: time.GetUtcNow() - begun >= settings.Patience, cancellationToken), exception => Log.Failed(logger, exception), stoppingToken, wake.WaitAsync);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Comparing the tenant with the record failed; it goes on from the last page")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
