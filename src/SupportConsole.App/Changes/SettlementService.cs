using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SupportConsole.App.Changes;

/// <summary>Looks at the journal at start and every few seconds after, and settles what was left open. One bad look does not end it.</summary>
internal sealed partial class SettlementService(ChangeSettler settler, ChangeSettings settings, TimeProvider time, ILogger<SettlementService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.LookEvery, time);
        do
        {
            try
            {
                if (await settler.SettleDueAsync(stoppingToken) is var settled and > 0)
                {
                    Log.Settled(logger, settled);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.Failed(logger, exception);
            }
        }
        while (await WaitAsync(timer, stoppingToken));
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
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
