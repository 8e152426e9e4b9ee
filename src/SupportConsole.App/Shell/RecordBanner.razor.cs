using Microsoft.Extensions.Logging;
using SupportConsole.App.Data;
using SupportConsole.Federation;

namespace SupportConsole.App.Shell;

/// <summary>Watches, for as long as the page is open, whether the record can be written.</summary>
public sealed partial class RecordBanner(RecordWatch watch, TimeProvider time, ILogger<RecordBanner> logger) : IDisposable
{
    private readonly CancellationTokenSource closed = new();
    private Problem? problem;

    public void Dispose()
    {
        closed.Cancel();
        closed.Dispose();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = WatchAsync(closed.Token);
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(RecordWatch.Every, time);
        try
        {
            do
            {
                await LookAsync(cancellationToken);
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
    }

    /// <summary>One bad look does not end the watch.</summary>
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            // SQLite answers on the thread that asks: not on the one that draws the page.
            if (await Task.Run(() => watch.LatestAsync(cancellationToken), cancellationToken) is var found && found?.What != problem?.What)
            {
                problem = found;
                await InvokeAsync(StateHasChanged);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.Failed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Whether the record can be written could not be found out")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
