using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Changes;

/// <summary>Looks at the journal at start and every few seconds after, and settles what was left open.</summary>
internal sealed partial class SettlementService(ChangeSettler settler, ChangeSettings settings, TimeProvider time, ILogger<SettlementService> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        PeriodicLoop.KeepAsync(settings.LookEvery, time, SettleAsync, exception => Log.Failed(logger, exception), stoppingToken);

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        if (await settler.SettleDueAsync(cancellationToken) is var settled and > 0)
        {
            Log.Settled(logger, settled);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Settled {Count} changes that were left open")]
        public static partial void Settled(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "Looking into open changes failed; it is tried again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
