using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Record;

/// <summary>
/// Whether the database can be written and is still the one at its path: for the health check, for the banner on every page, and before a
/// change is started. What was fixed is noticed too: nothing but a damaged or replaced database needs a restart.
/// </summary>
public sealed partial class RecordWatch(
    IDbContextFactory<ConsoleDbContext> contexts,
    ConsolePaths paths,
    DamageWatch damage,
    TimeProvider time,
    ILogger<RecordWatch> logger) : IDisposable
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    // What a change and its outcome need at most, plan and options included.
    private const int Room = 512 * 1024;

    // Whether the database can grow; taken back at once.
    private const string Grow =
        "SAVEPOINT probe; CREATE TABLE HealthProbe (At TEXT); INSERT INTO HealthProbe VALUES (zeroblob(65536)); "
        + "ROLLBACK TO probe; RELEASE probe";

    private const int Full = 13;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int CannotOpen = 14;
    private readonly SemaphoreSlim one = new(1);
    private readonly SqliteConnection first = new(ConsolePaths.ReadOnly(paths.Database));
    private long? lookedAt;
    private long length;
    private Problem? latest;

    /// <summary>What was found within the last <see cref="Every"/>, by whoever asked; however many pages are open, one looks.</summary>
    public async Task<Problem?> LatestAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (lookedAt is not { } last || time.GetElapsedTime(last) >= Every)
            {
                var found = await LookAsync(cancellationToken);
                Note(found);
                latest = found;
                lookedAt = time.GetTimestamp();
            }

            return latest;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Why a change may not be started: its outcome might not be recorded. Null if it may.</summary>
    public Problem? FindNoRoom()
    {
        if (damage.Found is { } damaged)
        {
            return damaged;
        }

        if (!File.Exists(paths.Database))
        {
            return StorageProblem.From(new SqliteException("The database is gone.", CannotOpen));
        }

        var probe = Path.Combine(paths.Directory, $".probe-{Guid.NewGuid():N}");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, PreallocationSize = Room };
            using (new FileStream(probe, options))
            {
            }

            File.Delete(probe);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var code = exception switch
            {
                UnauthorizedAccessException => ReadOnly,
                _ when !Directory.Exists(paths.Directory) => CannotOpen,
                _ when new DriveInfo(paths.Directory).AvailableFreeSpace < Room => Full,
                _ => InputOutput,
            };
            Discard(probe);
            return StorageProblem.From(new SqliteException(exception.Message, code));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        first.Dispose();
        one.Dispose();
    }

    /// <summary>
    /// Commits a number and reads it back by a connection of its own: what a connection in the pool writes may go into a file that
    /// was removed or replaced.
    /// The number is the database's user_version, which nothing else uses.
    /// </summary>
    private async Task<Problem?> LookAsync(CancellationToken cancellationToken)
    {
        if (FindNoRoom() is { } known)
        {
            return known;
        }

        var longest = length;
        length = new FileInfo(paths.Database).Length;
        if (length < longest)
        {
            damage.Note(StorageProblem.Shortened);
            return StorageProblem.Shortened;
        }

        try
        {
            if (await IsReplacedAsync(cancellationToken))
            {
                return StorageProblem.Replaced;
            }

            // Twice: another console on its way out may write between the two.
            return await IsOursAsync(cancellationToken) || await IsOursAsync(cancellationToken) ? null : StorageProblem.Replaced;
        }
        catch (Exception exception) when (StorageProblem.From(exception) is { } problem)
        {
            return problem;
        }
    }

    /// <summary>
    /// Asks the connection that the first look opened. Those in the pool are closed from time to time, and one that is opened later sees
    /// nothing wrong with another file.
    /// </summary>
    private async Task<bool> IsReplacedAsync(CancellationToken cancellationToken)
    {
        if (first.State != System.Data.ConnectionState.Open)
        {
            await first.OpenAsync(cancellationToken);
        }

        return DatabaseFileGuard.HasFileMoved(first.Handle!);
    }

    private async Task<bool> IsOursAsync(CancellationToken cancellationToken)
    {
        var pulse = RandomNumberGenerator.GetInt32(1, int.MaxValue);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            await context.Database.ExecuteSqlRawAsync(Grow, cancellationToken);
            var write = "PRAGMA user_version = " + pulse.ToString(CultureInfo.InvariantCulture);
            await context.Database.ExecuteSqlRawAsync(write, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        var file = new SqliteConnectionStringBuilder { DataSource = paths.Database, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        await using var connection = new SqliteConnection(file.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var read = connection.CreateCommand();
        read.CommandText = "PRAGMA user_version";
        return (long)(await read.ExecuteScalarAsync(cancellationToken))! == pulse;
    }

    private void Note(Problem? found)
    {
        if (found is not null && latest?.What != found.What)
        {
            Log.Failed(logger, found.What);
        }
        else if (found is null && latest is not null)
        {
            Log.Recovered(logger);
        }
    }

    private static void Discard(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The directory is gone with it, or read-only: the problem says so.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Changes are refused until the database can be written: {Why}")]
        public static partial void Failed(ILogger logger, string why);

        [LoggerMessage(LogLevel.Information, "The database can be written again")]
        public static partial void Recovered(ILogger logger);
    }
}
