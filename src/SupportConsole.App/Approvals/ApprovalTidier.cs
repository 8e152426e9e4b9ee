using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Approvals;

/// <summary>Closes requests whose time is over, so that the audit log says so.</summary>
internal sealed partial class ApprovalTidier(ApprovalStore store, BackgroundWork background, TimeProvider time, ILogger<ApprovalTidier> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        () => PeriodicLoop.KeepAsync(Every, time, background.Watched("Closing expired requests", store.ExpireAsync), exception => Log.Failed(logger, exception), stoppingToken),
        stoppingToken);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Expired requests could not be closed; the next try is in a minute")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
