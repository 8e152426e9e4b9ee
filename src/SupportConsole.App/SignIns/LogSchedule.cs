using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.SignIns.Silence;

namespace SupportConsole.App.SignIns;

/// <summary>Reads the tenant's log every minute or so, and deletes what is too old once a day.</summary>
public sealed partial class LogSchedule(
    LogIntake intake,
    SilenceWatch silence,
    TestApplication application,
    SignInSettings settings,
    BackgroundWork background,
    TimeProvider time,
    ILogger<LogSchedule> logger) : BackgroundService
{
    private static readonly TimeSpan PruneEvery = TimeSpan.FromDays(1);

    private long? prunedAt;

    /// <summary>Why the log could not be read the last time; null if it was.</summary>
    public Problem? Problem { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.ReadEvery == 0)
        {
            return;
        }

        // The start has other questions for the tenant.
        var pause = TimeSpan.FromSeconds(settings.ReadEvery);
        await Task.Delay(pause, time, stoppingToken);
        await PeriodicLoop.KeepAsync(pause, time, background.Watched("Reading the tenant's log", RunAsync), exception => Log.Failed(logger, exception), stoppingToken);
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        // Its ID tells test sign-ins from those of users: without it, nothing is read.
        Problem = (await application.FindAsync(cancellationToken)).Problem ?? (await intake.ReadAsync(cancellationToken)).Problem;
        if (Problem is { } problem)
        {
            Log.NotRead(logger, problem.What);
        }
        else
        {
            await silence.CheckAsync(cancellationToken);
        }

        if (prunedAt is not { } last || time.GetElapsedTime(last) > PruneEvery)
        {
            await intake.PruneAsync(cancellationToken);
            prunedAt = time.GetTimestamp();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The tenant's log could not be read: {Why}")]
        public static partial void NotRead(ILogger logger, string why);

        [LoggerMessage(LogLevel.Error, "Reading the tenant's log failed")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
