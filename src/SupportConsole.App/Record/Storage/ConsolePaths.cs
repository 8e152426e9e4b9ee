namespace SupportConsole.App.Record.Storage;

/// <summary>Where the console keeps its data: one directory on a local file system.</summary>
/// <param name="Directory">The data directory, absolute.</param>
public sealed record ConsolePaths(string Directory)
{
    /// <summary>The SQLite file.</summary>
    public string Database => Path.Combine(Directory, "console.db");

    /// <summary>The key under which secrets are fingerprinted.</summary>
    public string FingerprintKey => Path.Combine(Directory, "fingerprint.key");

    /// <summary>The file that the one process using the directory holds.</summary>
    public string Lock => Path.Combine(Directory, "running.lock");

    /// <summary>The directory of backups.</summary>
    public string Backups => Path.Combine(Directory, "backups");

    /// <summary>The connection string of a database file.</summary>
    public static string ConnectionString(string file) =>
        new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder { DataSource = file, Pooling = true, DefaultTimeout = 10 }.ToString();
}
