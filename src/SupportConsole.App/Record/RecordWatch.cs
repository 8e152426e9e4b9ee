using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record.Storage;
using SupportConsole.Federation;

namespace SupportConsole.App.Record;

/// <summary>
/// Whether the record can be written: for the health check, for the banner on every page, and before a change is begun. A full disk is seen here before
/// an engineer meets it, and so is the room that was made: nothing needs a restart.
/// </summary>
public sealed class RecordWatch(IDbContextFactory<ConsoleDbContext> contexts, ConsolePaths paths, TimeProvider time) : IDisposable
{
    /// <summary>How old what the pages show may be.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    // What a change and its outcome need at most, plan and options included.
    private const int Room = 512 * 1024;
    private const int Full = 13;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private readonly SemaphoreSlim one = new(1);
    private DateTimeOffset lookedAt = DateTimeOffset.MinValue;
    private Problem? latest;

    /// <summary>Looks now: is there room on the disk, and does the database take a row. What it writes is taken back.</summary>
    public async Task<Problem?> LookAsync(CancellationToken cancellationToken)
    {
        if (FindNoRoom() is { } full)
        {
            return full;
        }

        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await context.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS HealthProbe (At TEXT); INSERT INTO HealthProbe VALUES (zeroblob(65536))", cancellationToken);
            await transaction.RollbackAsync(cancellationToken);
            return null;
        }
        catch (Exception exception) when (StorageProblem.From(exception) is { } problem)
        {
            return problem;
        }
    }

    /// <summary>What was found within the last <see cref="Every"/>, by whoever asked; however many pages are open, one looks.</summary>
    public async Task<Problem?> LatestAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (lookedAt + Every <= time.GetUtcNow())
            {
                (latest, lookedAt) = (await LookAsync(cancellationToken), time.GetUtcNow());
            }

            return latest;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Why a file of the size that a change may need cannot be written beside the database; null where it can.</summary>
    public Problem? FindNoRoom()
    {
        var probe = Path.Combine(paths.Directory, $".probe-{Guid.NewGuid():N}");
        try
        {
            using (new FileStream(probe, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, PreallocationSize = Room }))
            {
                return null;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return StorageProblem.From(new SqliteException(exception.Message, exception switch
            {
                UnauthorizedAccessException => ReadOnly,
                _ when Directory.Exists(paths.Directory) && new DriveInfo(paths.Directory).AvailableFreeSpace < Room => Full,
                _ => InputOutput,
            }));
        }
        finally
        {
            File.Delete(probe);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();
}
