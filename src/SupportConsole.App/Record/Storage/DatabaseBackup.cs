using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record.Chain;
using SupportConsole.Federation;

namespace SupportConsole.App.Record.Storage;

public sealed record BackupFile(string Path, DateTimeOffset TakenAt, long Bytes);

/// <summary>
/// Takes and restores backups. Uses SQLite's online backup, so that a backup of the running database is consistent. Backups hold no
/// secrets, since the database holds none, and not the fingerprint key.
/// </summary>
public sealed class DatabaseBackup(
    ConsolePaths paths,
    IDbContextFactory<ConsoleDbContext> contexts,
    BackupSettings settings,
    HeadWatch heads,
    TimeProvider time)
{
    private const string TimeFormat = "yyyyMMdd-HHmmss-fff";

    /// <summary>Takes a backup, checks it, and deletes the oldest of its kind beyond <see cref="BackupSettings.Keep"/>.</summary>
    /// <param name="kind">Part of the file name: manual, scheduled, before-migration or before-restore.</param>
    public async Task<Result<BackupFile>> CreateAsync(string kind, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var target = Path.Combine(paths.Backups, $"{now.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{kind}.db");
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
            await PruneAsync(kind, target, cancellationToken);
            heads.Request();
            return new BackupFile(target, now, new FileInfo(target).Length);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == DamageWatch.Corrupt)
        {
            return new Problem($"The database is damaged: {exception.Message}", "Run the command check, then restore a backup.")
            {
                Code = ConsoleDatabase.DamagedCode,
            };
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            return new Problem(
                $"Couldn't write the backup to {paths.Backups}: {exception.Message}",
                "Make room there, or allow the console to write to it. Then try again.")
            {
                Code = "backup.failed",
            };
        }
        finally
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }
        }
    }

    public IReadOnlyList<BackupFile> List()
    {
        if (!Directory.Exists(paths.Backups))
        {
            return [];
        }

        var files = Directory.EnumerateFiles(paths.Backups, "*.db")
            .Select(file => new BackupFile(file, ParseTime(file) ?? WrittenAt(file), new FileInfo(file).Length));
        return [.. files.OrderByDescending(file => file.TakenAt)];
    }

    /// <summary>
    /// Replaces the database with a backup, after backing up the current one. Refuses a file that fails the integrity check or that a
    /// newer console wrote, and refuses while a console is running.
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
            return new Problem(
                $"{file} is not a backup of SupportConsole: it has no migrations.",
                $"Name a file of {paths.Backups}.")
            {
                Code = "backup.not-ours",
            };
        }

        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            if (migrations.FirstOrDefault(migration => !known.Contains(migration)) is { } newer)
            {
                return new Problem($"A newer SupportConsole wrote {file}: it has the migration {newer}.", "Restore it with that version.")
                {
                    Code = "backup.newer-schema",
                };
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

    internal static async Task CopyAsync(string source, string target, CancellationToken cancellationToken)
    {
        await using var from = new SqliteConnection(ConsolePaths.ReadOnly(source));
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
        await using var connection = new SqliteConnection(ConsolePaths.ReadOnly(file));
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

    /// <summary>Whether SupportConsole created the file. Other files in the directory are never deleted.</summary>
    internal static bool IsOfKind(BackupFile file, string kind) =>
        ParseTime(file.Path) is not null && Path.GetFileName(file.Path)[19..] == $"-{kind}.db";

    private static DateTimeOffset WrittenAt(string file) => new(File.GetLastWriteTimeUtc(file));

    private static DateTimeOffset? ParseTime(string file)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal;
        var name = Path.GetFileName(file);
        return name.Length > 19 && DateTimeOffset.TryParseExact(name[..19], TimeFormat, CultureInfo.InvariantCulture, utc, out var time)
            ? time
            : null;
    }

    /// <summary>The audit entries ever written to a database; 0 if that can't be read.</summary>
    private static async Task<long> CountEntriesAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new SqliteConnection(ConsolePaths.ReadOnly(file));
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = """SELECT coalesce(max("Id"), 0) FROM "AuditEntries" """;
            return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        }
        catch (SqliteException)
        {
            return 0;
        }
    }

    /// <summary>
    /// Deletes the oldest backups of a kind. One with more audit entries than the newest stays: the audit only grows, so the newest is of
    /// a database that was emptied or set back, and the old one is the way back.
    /// </summary>
    private async Task PruneAsync(string kind, string newest, CancellationToken cancellationToken)
    {
        // Backups taken later than now are the oldest: the clock was set back since.
        var now = time.GetUtcNow();
        var old = List().Where(file => IsOfKind(file, kind) && file.Path != newest)
            .OrderByDescending(file => file.TakenAt <= now)
            .Skip(settings.Keep - 1)
            .ToList();
        var entries = old.Count > 0 ? await CountEntriesAsync(newest, cancellationToken) : 0;
        foreach (var file in old)
        {
            if (await CountEntriesAsync(file.Path, cancellationToken) <= entries)
            {
                File.Delete(file.Path);
            }
        }

        // Left behind by a console that was killed during a backup.
        var unfinished = Directory.EnumerateFiles(paths.Backups, "*.unfinished");
        foreach (var left in unfinished.Where(file => WrittenAt(file) < time.GetUtcNow().AddDays(-1)))
        {
            File.Delete(left);
        }
    }
}
