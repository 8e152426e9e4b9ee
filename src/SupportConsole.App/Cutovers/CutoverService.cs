using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Cutovers;

/// <summary>Settles cutovers at start and every few seconds after.</summary>
internal sealed partial class CutoverService(CutoverSettler settler, BackgroundWork background, TimeProvider time, ILogger<CutoverService> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        () => PeriodicLoop.KeepAsync(Every, time, background.Watched("Settling cutovers", settler.SettleAllAsync), exception => Log.Failed(logger, exception), stoppingToken),
        stoppingToken);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Cutovers could not be settled; the next try is in seconds")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
