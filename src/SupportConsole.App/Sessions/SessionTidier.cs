using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Sessions;

/// <summary>Ends sessions that are over, whether or not a page of theirs is open.</summary>
internal sealed partial class SessionTidier(StaffSessions sessions, BackgroundWork background, TimeProvider time, ILogger<SessionTidier> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        () => PeriodicLoop.KeepAsync(Every, time, background.Watched("Ending sessions", sessions.TidyAsync), exception => Log.Failed(logger, exception), stoppingToken),
        stoppingToken);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Sessions could not be tidied; the next try is in half a minute")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
