using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Federation;

namespace SupportConsole.App.Record.Storage;

/// <summary>Turns failures of the database into problems.</summary>
public static class StorageProblem
{
    /// <summary>SQLite's extended code for a file that is not the one at its path any more.</summary>
    internal const int Moved = 1032;

    private const string Code = "data.not-written";
    private const int UniqueViolation = 2067;
    private const int KeyViolation = 1555;

    /// <summary>The file at the database's path is another one than the console works on.</summary>
    public static Problem Replaced { get; } = Make(
        "The database was removed or replaced while the console was running.",
        "Stop the console, restore the newest backup, and start it again.");

    /// <summary>The file got shorter: part of it is gone. The console never shortens it.</summary>
    public static Problem Shortened { get; } = From(new SqliteException("The database got shorter.", DamageWatch.Corrupt))!;

    /// <summary>The problem of a database exception; null for any other exception.</summary>
    public static Problem? From(Exception exception)
    {
        var sqlite = exception as SqliteException ?? (exception as DbUpdateException)?.InnerException as SqliteException;
        return sqlite?.SqliteErrorCode switch
        {
            null => null,
            8 when sqlite.SqliteExtendedErrorCode == Moved => Replaced,
            5 or 6 => Make("SupportConsole's database is busy.", "Try again in a moment."),
            8 => Make("SupportConsole's database is read-only.", "Allow the console to write to its data directory."),
            10 => Make("The disk of SupportConsole's database reports an error.", "Check the disk, then try again."),
            13 => Make("The disk of SupportConsole's database is full.", "Make room in the data directory. No restart is needed."),
            14 => Make("SupportConsole's database can't be opened.", "Check that the data directory exists."),
            11 or 26 => Make("SupportConsole's database is damaged.", "Stop the console, run the command check, and restore a backup."),
            _ => Make(
                $"SupportConsole's database failed (SQLite error {sqlite.SqliteErrorCode}).",
                "Try again. If it fails again, check the log."),
        };
    }

    /// <summary>Runs a write that sends nothing to the tenant; a failure of the database becomes a problem.</summary>
    /// <param name="notLost">What is safe if the write fails.</param>
    public static async Task<Result<T>> OrAsync<T>(
        Func<Task<Result<T>>> write,
        string notLost = "Nothing was changed, and your input is still here.")
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
        exception is DbUpdateException { InnerException: SqliteException { SqliteExtendedErrorCode: UniqueViolation or KeyViolation } };

    /// <summary>Whether a problem is a failure of the database, after which the same input can be saved later.</summary>
    public static bool Is(Problem? problem) => problem?.Code == Code;

    private static Problem Make(string what, string cure) => new(what, cure) { Code = Code, NotLost = "Nothing was sent to Auth0." };
}
