using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Changes;

/// <summary>Settles open changes at start and every few seconds after.</summary>
internal sealed partial class SettlementService(
    ChangeSettler settler,
    ChangeSettings settings,
    BackgroundWork background,
    TimeProvider time,
    ILogger<SettlementService> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        PeriodicLoop.KeepAsync(
            settings.SettleEvery,
            time,
            background.Watched("Settling open changes", SettleAsync, isAtOnce: true),
            exception => Log.Failed(logger, exception),
            stoppingToken);

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        if (await settler.SettleDueAsync(cancellationToken) is var settled and > 0)
        {
            Log.Settled(logger, settled);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Settled {Count} open changes")]
        public static partial void Settled(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "Settling open changes failed; it is tried again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
