using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.Federation;

namespace SupportConsole.App.Record.Storage;

/// <summary>
/// Takes scheduled backups. A restart does not shift the schedule. A failed backup is repeated every minute and shows in the health
/// check.
/// </summary>
public sealed partial class ScheduledBackup(
    DatabaseBackup backup,
    BackupSettings settings,
    ConsolePaths paths,
    DamageWatch damage,
    TimeProvider time,
    ILogger<ScheduledBackup> logger) : BackgroundService
{
    internal static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private const string Kind = "scheduled";

    /// <summary>Why the last one failed; null if it succeeded.</summary>
    public Problem? LastProblem { get; private set; }

    public async Task TakeIfDueAsync(CancellationToken cancellationToken)
    {
        // A backup taken later than now means that the clock was set back.
        var now = time.GetUtcNow();
        var last = backup.List().FirstOrDefault(file => DatabaseBackup.IsOfKind(file, Kind) && file.TakenAt <= now);
        if (settings.Every == TimeSpan.Zero || (last is not null && last.TakenAt + settings.Every > now))
        {
            return;
        }

        var saved = await backup.CreateAsync(Kind, cancellationToken);
        LastProblem = saved.Problem;
        if (saved.Problem?.Code == ConsoleDatabase.DamagedCode
            && (await ConsoleDatabase.CheckFileAsync(paths.Database, cancellationToken)).Problem is { } damaged)
        {
            damage.Note(damaged);
        }

        if (saved.IsOk)
        {
            Log.Taken(logger, saved.Value.Path, saved.Value.Bytes);
        }
        else
        {
            Log.Failed(logger, saved.Problem.What);
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        PeriodicLoop.KeepAsync(Interval, time, TakeIfDueAsync, Fail, stoppingToken);

    private void Fail(Exception exception)
    {
        LastProblem = new Problem($"The scheduled backup failed: {exception.Message}", "Check the folder backups in the data directory.")
        {
            Code = "backup.failed",
        };
        Log.Failed(logger, exception.Message);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Took the scheduled backup {Path} ({Bytes} bytes)")]
        public static partial void Taken(ILogger logger, string path, long bytes);

        [LoggerMessage(Level = LogLevel.Error, Message = "The scheduled backup failed: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
