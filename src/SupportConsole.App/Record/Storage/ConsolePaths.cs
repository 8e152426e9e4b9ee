using Microsoft.Data.Sqlite;

namespace SupportConsole.App.Record.Storage;

/// <summary>The data directory, on a local file system.</summary>
/// <param name="Directory">The data directory, absolute.</param>
public sealed record ConsolePaths(string Directory)
{
    public string Database => Path.Combine(Directory, "console.db");

    public string FingerprintKey => Path.Combine(Directory, "fingerprint.key");

    /// <summary>The keys that protect cookies.</summary>
    public string SignInKeys => Path.Combine(Directory, "sign-in-keys");

    public string Lock => Path.Combine(Directory, "running.lock");

    /// <summary>How the last stop left the database; there only after an orderly one. See <see cref="CleanStop"/>.</summary>
    public string CleanStop => Path.Combine(Directory, "clean-stop");

    public string Backups => Path.Combine(Directory, "backups");

    /// <summary>Never creates the file: an empty one in the place of one that was removed would look sound.</summary>
    public static string ConnectionString(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadWrite,
        Pooling = true,
        DefaultTimeout = 10,
    }.ToString();

    public static string ReadOnly(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
}
