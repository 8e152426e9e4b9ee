using Microsoft.Data.Sqlite;
using SupportConsole.Federation;

namespace SupportConsole.App.Record.Storage;

/// <summary>Whether the file at the database's path holds no record although there was one, or is somebody else's.</summary>
public sealed class RecordLoss(ConsolePaths paths, DatabaseBackup backup)
{
    private const string Code = "data.gone";

    private string Log => paths.Database + "-wal";

    /// <summary>Why nothing may be built on the file. The caller holds the <see cref="DirectoryLock"/>.</summary>
    /// <param name="mayBegin">Whether a new record may begin beside the traces of an older one.</param>
    /// <exception cref="SqliteException">The file is damaged.</exception>
    public async Task<Problem?> FindAsync(bool mayBegin, CancellationToken cancellationToken)
    {
        if (Directory.Exists(paths.Database))
        {
            return Wrong("is a directory");
        }

        var tables = HasContent(paths.Database) ? await ReadTablesAsync(cancellationToken) : [];
        if (tables.Count > 0)
        {
            // A first start that was killed leaves EF's own tables.
            return tables.Exists(name => name.StartsWith("__EFMigrations", StringComparison.Ordinal))
                ? null
                : Wrong("is the database of another program");
        }

        return mayBegin || FindTrace() is not { } trace ? null : new Problem(
            $"The database {paths.Database} is {(File.Exists(paths.Database) ? "empty" : "missing")}, but {trace}.",
            "Restore the newest backup with the command restore. To begin a new record all the same, start once with "
            + "--Console:NewRecord=true.")
        { Code = Code };
    }

    /// <summary>Whether there is a file that is not empty; asks only for its length, also if a link leads to it.</summary>
    internal static bool HasContent(string path)
    {
        var file = new FileInfo(path);
        return (file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true)) is FileInfo { Exists: true, Length: > 0 };
    }

    private string? FindTrace() =>
        backup.List().Count is > 0 and var backups ? $"{backups} {(backups == 1 ? "backup of it is" : "backups of it are")} there"
        : File.Exists(paths.FingerprintKey) ? "its fingerprint key is there"
        : HasContent(Log) ? "its log is there"
        : null;

    private async Task<List<string>> ReadTablesAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(ConsolePaths.ReadOnly(paths.Database));
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table'";
        var tables = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }

    private Problem Wrong(string what) =>
        new($"{paths.Database} {what}.", "Move it away, then restore the newest backup with the command restore.") { Code = Code };
}
