using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Reminders;

/// <summary>Plans and sends reminders as long as the console runs.</summary>
internal sealed partial class ReminderService(
    Outbox outbox,
    ReminderPlanner planner,
    AlertPlanner alerts,
    OutboxSender sender,
    BackgroundWork background,
    TimeProvider time,
    ILogger<ReminderService> logger) : BackgroundService
{
    private static readonly TimeSpan SendEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PlanEvery = TimeSpan.FromMinutes(2);
    private bool isRecovered;
    private long? plannedAt;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        () => PeriodicLoop.KeepAsync(SendEvery, time, background.Watched("Sending reminders", WorkAsync), exception => Log.Failed(logger, exception), stoppingToken),
        stoppingToken);

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        if (!isRecovered)
        {
            await outbox.RecoverAsync(cancellationToken);
            isRecovered = true;
        }

        if (plannedAt is not { } last || time.GetElapsedTime(last) >= PlanEvery)
        {
            plannedAt = time.GetTimestamp();
            await planner.PlanAsync(cancellationToken);
        }

        await alerts.PlanAsync(cancellationToken);
        await sender.SendDueAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Reminders could not be planned or sent; the next try is in 15 seconds")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
