using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Federation;

namespace SupportConsole.App.Record.Storage;

/// <summary>A backup file.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="TakenAt">When it was taken, UTC.</param>
/// <param name="Bytes">Its size.</param>
public sealed record BackupFile(string Path, DateTimeOffset TakenAt, long Bytes);

/// <summary>
/// Consistent backups of the running database by SQLite's online backup, and their return. Backups hold no secrets, since the database holds none;
/// the fingerprint key is not part of them.
/// </summary>
public sealed class DatabaseBackup(ConsolePaths paths, IDbContextFactory<ConsoleDbContext> contexts, BackupSettings settings, TimeProvider time)
{
    /// <summary>Takes a backup, checks it, and lets the oldest of its kind beyond what is to be kept go.</summary>
    /// <param name="kind">Part of the file's name: manual, scheduled, before-migration, before-restore.</param>
    /// <param name="cancellationToken">Ends the wait; an unfinished file is removed.</param>
    public async Task<Result<BackupFile>> CreateAsync(string kind, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var target = Path.Combine(paths.Backups, $"{now:yyyyMMdd-HHmmss-fff}-{kind}.db");
        var unfinished = target + ".unfinished";
        try
        {
            Directory.CreateDirectory(paths.Backups);
            await CopyAsync(paths.Database, unfinished, cancellationToken);
            var check = await ConsoleDatabase.CheckFileAsync(unfinished, cancellationToken);
            if (!check.IsOk)
            {
                return check.Problem;
            }

            File.Move(unfinished, target);
            Prune(kind);
            return new BackupFile(target, now, new FileInfo(target).Length);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            return new Problem($"The backup could not be written to {paths.Backups}: {exception.Message}", "Make room there, or check that the console may write to it; then take the backup again.") { Code = "backup.failed" };
        }
        finally
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }
        }
    }

    /// <summary>The backups there are, newest first.</summary>
    public IReadOnlyList<BackupFile> List() =>
        !Directory.Exists(paths.Backups)
            ? []
            : [.. Directory.EnumerateFiles(paths.Backups, "*.db")
                .Select(file => new BackupFile(file, ParseTime(file) ?? new DateTimeOffset(File.GetLastWriteTimeUtc(file)), new FileInfo(file).Length))
                .OrderByDescending(file => file.TakenAt)];

    /// <summary>
    /// Puts a backup in the database's place, after saving what is there. Refuses a file that fails the integrity check or that a newer console wrote,
    /// and refuses while a console is running.
    /// </summary>
    public async Task<Result<BackupFile>> RestoreAsync(string file, CancellationToken cancellationToken)
    {
        var check = await ConsoleDatabase.CheckFileAsync(file, cancellationToken);
        if (!check.IsOk)
        {
            return check.Problem;
        }

        if (await ReadMigrationsAsync(file, cancellationToken) is not { Count: > 0 } migrations)
        {
            return new Problem($"{file} is an SQLite database, but not the console's: it has no migrations.", "Name one of the console's backups; they are in the folder backups of the data directory.") { Code = "backup.not-ours" };
        }

        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            if (migrations.FirstOrDefault(migration => !known.Contains(migration)) is { } newer)
            {
                return new Problem($"{file} was written by a newer console: it has the migration {newer}.", "Restore it with that version of the console.") { Code = "backup.newer-schema" };
            }
        }

        if (!DirectoryLock.ForCommand(paths).TryGet(out var exclusive, out var inUse))
        {
            return inUse;
        }

        using var hold = exclusive;
        if (File.Exists(paths.Database) && await SaveBeforeRestoreAsync(cancellationToken) is { } unsaved)
        {
            return unsaved;
        }

        Directory.CreateDirectory(paths.Directory);
        SqliteConnection.ClearAllPools();
        var aside = paths.Database + ".restoring";
        File.Delete(aside);
        await CopyAsync(file, aside, cancellationToken);
        await FlushAsync(aside, cancellationToken);
        foreach (var leftover in new[] { paths.Database + "-wal", paths.Database + "-shm" })
        {
            File.Delete(leftover);
        }

        File.Move(aside, paths.Database, overwrite: true);
        return new BackupFile(paths.Database, time.GetUtcNow(), new FileInfo(paths.Database).Length);
    }

    /// <summary>Saves what the restore replaces: as a backup, or, where it is too damaged for that, its files as they are.</summary>
    private async Task<Problem?> SaveBeforeRestoreAsync(CancellationToken cancellationToken)
    {
        if ((await ConsoleDatabase.CheckFileAsync(paths.Database, cancellationToken)).IsOk)
        {
            return (await CreateAsync("before-restore", cancellationToken)).Problem;
        }

        SqliteConnection.ClearAllPools();
        Directory.CreateDirectory(paths.Backups);
        var damaged = Path.Combine(paths.Backups, $"{time.GetUtcNow():yyyyMMdd-HHmmss-fff}.damaged");
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            if (File.Exists(paths.Database + suffix))
            {
                File.Copy(paths.Database + suffix, damaged + suffix);
            }
        }

        return null;
    }

    private static async Task CopyAsync(string source, string target, CancellationToken cancellationToken)
    {
        await using var from = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ToString());
        await from.OpenAsync(cancellationToken);
        await to.OpenAsync(cancellationToken);
        await using (var patience = from.CreateCommand())
        {
            // The console goes on writing meanwhile.
            patience.CommandText = "PRAGMA busy_timeout=10000";
            await patience.ExecuteNonQueryAsync(cancellationToken);
        }

        from.BackupDatabase(to);
        await using var command = to.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=DELETE;";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task FlushAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        await stream.FlushAsync(cancellationToken);
        stream.Flush(flushToDisk: true);
    }

    private static async Task<IReadOnlyList<string>> ReadMigrationsAsync(string file, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
        if ((long)(await command.ExecuteScalarAsync(cancellationToken))! == 0)
        {
            return [];
        }

        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory";
        var migrations = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            migrations.Add(reader.GetString(0));
        }

        return migrations;
    }

    /// <summary>Whether this console made the file: its time, a hyphen, its kind. A file that somebody else put there is nobody's to delete.</summary>
    internal static bool IsOfKind(BackupFile file, string kind) => ParseTime(file.Path) is not null && Path.GetFileName(file.Path)[19..] == $"-{kind}.db";

    private static DateTimeOffset? ParseTime(string file) =>
        Path.GetFileName(file) is { Length: > 19 } name
            && DateTimeOffset.TryParseExact(name[..19], "yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    private void Prune(string kind)
    {
        foreach (var old in List().Where(file => IsOfKind(file, kind)).Skip(settings.Keep))
        {
            File.Delete(old.Path);
        }

        // What a console that was killed in the middle of a backup left behind.
        foreach (var left in Directory.EnumerateFiles(paths.Backups, "*.unfinished").Where(file => File.GetLastWriteTimeUtc(file) < time.GetUtcNow().AddDays(-1).UtcDateTime))
        {
            File.Delete(left);
        }
    }
}
