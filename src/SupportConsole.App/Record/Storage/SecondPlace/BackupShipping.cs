using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.Federation;

namespace SupportConsole.App.Record.Storage.SecondPlace;

/// <summary>
/// Ships to the second place every <see cref="BackupSettings.ShipEvery"/>, and once more when the console stops. A failure shows in the health
/// check and is repeated at the next turn.
/// </summary>
public sealed partial class BackupShipping(
    BackupShipper shipper,
    BackupSettings settings,
    TimeProvider time,
    ILogger<BackupShipping> logger) : BackgroundService
{
    private static readonly TimeSpan AtStop = TimeSpan.FromSeconds(20);

    /// <summary>Why the last turn failed; null if it succeeded.</summary>
    public Problem? LastProblem { get; private set; }

    public DateTimeOffset? CompleteTo => shipper.CompleteTo;

    public string Place => shipper.Place;

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(AtStop);
        try
        {
            await ShipAsync(patience.Token);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Fail(exception);
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        PeriodicLoop.KeepAsync(settings.ShipEvery, time, ShipAsync, Fail, stoppingToken);

    private async Task ShipAsync(CancellationToken cancellationToken)
    {
        var sent = await shipper.ShipAsync(cancellationToken);
        if (LastProblem is not null)
        {
            Log.Recovered(logger, shipper.Place);
        }

        LastProblem = null;
        if (sent > 0)
        {
            Log.Shipped(logger, shipper.Place, sent);
        }
    }

    private void Fail(Exception exception)
    {
        LastProblem = new Problem(
            $"The backup to {shipper.Place} failed: {exception.Message}",
            "Check that the place can be reached and written to. SupportConsole tries again automatically.")
        {
            Code = "backup.not-shipped",
        };
        Log.Failed(logger, exception, shipper.Place);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Shipped {Bytes} bytes to {Place}")]
        public static partial void Shipped(ILogger logger, string place, long bytes);

        [LoggerMessage(Level = LogLevel.Error, Message = "The backup to {Place} failed")]
        public static partial void Failed(ILogger logger, Exception exception, string place);

        [LoggerMessage(Level = LogLevel.Information, Message = "Backups reach {Place} again")]
        public static partial void Recovered(ILogger logger, string place);
    }
}
