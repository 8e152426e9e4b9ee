using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SupportConsole.App.Record.Storage;

/// <summary>
/// What an orderly stop writes down about the database. A file that nobody has touched since then is served at once, and read for damage
/// while it is served (<see cref="CheckAfterStart"/>); any other is read before, which takes a second for 300 MB.
/// </summary>
public static class CleanStop
{
    /// <summary>
    /// Whether the database is as the last orderly stop left it. Says so once: a console that is killed leaves nothing to go by. The caller
    /// holds the <see cref="DirectoryLock"/>.
    /// </summary>
    public static bool Take(ConsolePaths paths)
    {
        try
        {
            if (!File.Exists(paths.CleanStop))
            {
                return false;
            }

            var left = File.ReadAllText(paths.CleanStop);
            File.Delete(paths.CleanStop);
            return left == Describe(paths);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Closes the database and writes down how it was left, unless it is damaged or still in use. The caller holds the lock.</summary>
    public static void Leave(ConsolePaths paths, DamageWatch damage)
    {
        try
        {
            using (var pooled = new SqliteConnection(ConsolePaths.ConnectionString(paths.Database)))
            {
                SqliteConnection.ClearPool(pooled);
            }

            if (damage.Found is null && Describe(paths) is { } left)
            {
                File.WriteAllText(paths.CleanStop, left);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next start reads the file first.
        }
    }

    /// <summary>Length and time of the file; null where there is none, or where SQLite has not closed it: its log is still there.</summary>
    private static string? Describe(ConsolePaths paths)
    {
        var file = new FileInfo(paths.Database);
        return file.Exists && !File.Exists(paths.Database + "-wal")
            ? string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc:O}")
            : null;
    }
}
