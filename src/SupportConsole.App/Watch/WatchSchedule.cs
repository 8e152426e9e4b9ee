using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Watch;

/// <summary>Checks published documents as they fall due, spread over the minute.</summary>
public sealed partial class WatchSchedule(
    WatchRunner runner,
    AutoApplier applier,
    WatchSettings settings,
    BackgroundWork background,
    TimeProvider time,
    ILogger<WatchSchedule> logger) : BackgroundService
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private const int RoundsPerMinute = 6;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(settings.StartAfter, time, stoppingToken);
        await PeriodicLoop.KeepAsync(
            Interval,
            time,
            background.Watched("Checking published documents", RunAsync),
            exception => Log.Failed(logger, exception),
            stoppingToken);
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await runner.RunDueAsync(Math.Max(1, settings.PerMinute / RoundsPerMinute), cancellationToken);
        await applier.RunAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Checking published documents failed")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
