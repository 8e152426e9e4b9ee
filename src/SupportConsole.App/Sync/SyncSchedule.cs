using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Sync;

/// <summary>Runs sync checks: the one that a person started, the one that the last console left, the one that is due.</summary>
public sealed partial class SyncSchedule(
    SyncRuns runs,
    SyncRunner runner,
    SyncSettings settings,
    BackgroundWork background,
    TimeProvider time,
    ILogger<SyncSchedule> logger) : BackgroundService
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim wake = new(0);

    /// <summary>Runs a check that was just started, without waiting for the interval.</summary>
    public void Wake() => wake.Release();

    /// <inheritdoc/>
    public override void Dispose()
    {
        wake.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Before the pages are served: a check that a person starts is not taken for one that was left.
            if (await runs.RestartInterruptedAsync(cancellationToken))
            {
                Log.Restarted(logger);
            }
        }
        catch (Exception exception) when (StorageProblem.From(exception) is not null)
        {
            // A full disk must not keep the console from starting. The check that was left runs again from its first page.
            Log.Failed(logger, exception);
        }

        await base.StartAsync(cancellationToken);
    }

    internal async Task RunDueAsync(bool mayStart, CancellationToken cancellationToken)
    {
        var id = await runs.FindRunningAsync(cancellationToken);
        if (id is null && mayStart)
        {
            id = await runs.StartDueAsync(cancellationToken);
        }

        if (id is not null)
        {
            await RunAsync(id.Value, cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = time.GetTimestamp();
        return PeriodicLoop.KeepAsync(
            Interval,
            time,
            background.Watched(
                "Running sync checks",
                cancellationToken => RunDueAsync(mayStart: time.GetElapsedTime(started) >= settings.RetryAfter, cancellationToken)),
            exception => Log.Failed(logger, exception),
            stoppingToken,
            wake.WaitAsync);
    }

    private async Task RunAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await runner.RunAsync(id, cancellationToken);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            Log.Failed(logger, exception);
            var why = StorageProblem.From(exception)?.ToString() ?? "The console failed during this check. Its log says why.";
            await runs.EndAsync(id, SyncRunState.Stopped, why, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The last console stopped during a sync check; it starts again")]
        public static partial void Restarted(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "A sync check failed")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
