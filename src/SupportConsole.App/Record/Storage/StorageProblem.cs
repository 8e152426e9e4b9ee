using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Federation;

namespace SupportConsole.App.Record.Storage;

/// <summary>A database that cannot be written, in words. Without a committed intent nothing is sent to the tenant.</summary>
public static class StorageProblem
{
    private const string Code = "data.not-written";

    /// <summary>The file at the database's path is another one than the console works on.</summary>
    public static Problem Replaced { get; } = Make(
        "The database was removed or replaced while the console was running.",
        "Stop the console, restore the newest backup, and start it again.");
    private const int UniqueViolation = 2067;

    /// <summary>The problem that an exception from the database stands for; null for any other exception.</summary>
    public static Problem? From(Exception exception)
    {
        var sqlite = exception as SqliteException ?? (exception as DbUpdateException)?.InnerException as SqliteException;
        return sqlite?.SqliteErrorCode switch
        {
            null => null,
            5 or 6 => Make("The console's database is busy.", "Try again in a moment."),
            8 => Make("The console's database is read-only.", "Give the console the right to write to its data directory."),
            10 => Make("The disk under the console's database reports an error.", "Look at the disk; then try again."),
            13 => Make("The disk under the console's database is full.", "Make room in the data directory; the console goes on by itself."),
            14 => Make("The console's database cannot be opened.", "Check that the data directory is there."),
            11 or 26 => Make("The console's database is damaged.", "Stop the console, run the command check, and restore a backup."),
            _ => Make($"The console's database refused to be written (SQLite error {sqlite.SqliteErrorCode}).", "Try again; then look into the log."),
        };
    }

    /// <summary>Writes to the record alone; where the database cannot be written, that is the answer.</summary>
    /// <param name="write">Writes, in one transaction.</param>
    /// <param name="notLost">What is not lost where it cannot.</param>
    public static async Task<Result<T>> OrAsync<T>(Func<Task<Result<T>>> write, string notLost = "Nothing was changed, and what you typed is still here.")
    {
        try
        {
            return await write();
        }
        catch (Exception exception) when (From(exception) is { } storage)
        {
            return storage with { NotLost = notLost };
        }
    }

    /// <summary>Whether a save was refused because the database has such a row already.</summary>
    public static bool IsUniqueViolation(Exception exception) =>
        exception is DbUpdateException { InnerException: SqliteException { SqliteExtendedErrorCode: UniqueViolation } };

    /// <summary>Whether a problem is that the database could not be written: what was typed can be saved later.</summary>
    public static bool Is(Problem? problem) => problem?.Code == Code;

    private static Problem Make(string what, string cure) => new(what, cure) { Code = Code, NotLost = "Nothing was sent to Auth0." };
}
