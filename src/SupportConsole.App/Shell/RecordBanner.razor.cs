using Microsoft.Extensions.Logging;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Chain;
using SupportConsole.App.Record.Storage;
using SupportConsole.Federation;

namespace SupportConsole.App.Shell;

/// <summary>Watches whether the database can be written while the page is open.</summary>
public sealed partial class RecordBanner(RecordWatch watch, HeadWatch heads, IncomparableSecrets secrets, TimeProvider time, ILogger<RecordBanner> logger) : IDisposable
{
    private readonly PageLife closed = new();
    private Problem? problem;
    private Problem? unkept;
    private Problem? incomparable;

    public void Dispose() => closed.Dispose();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = PeriodicLoop.KeepAsync(RecordWatch.Every, time, LookAsync, exception => Log.Failed(logger, exception), closed.Token);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        // SQLite blocks its caller: keep it off the circuit's dispatcher.
        var found = await Task.Run(() => watch.LatestAsync(cancellationToken), cancellationToken);
        var other = found is null
            ? IncomparableSecrets.Describe(await Task.Run(() => secrets.CountAsync(cancellationToken), cancellationToken))
            : incomparable;
        if (found?.What != problem?.What || heads.Trouble?.What != unkept?.What || other?.What != incomparable?.What)
        {
            problem = found;
            unkept = heads.Trouble;
            incomparable = other;
            await InvokeAsync(StateHasChanged);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Whether the record can be written could not be found out")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
