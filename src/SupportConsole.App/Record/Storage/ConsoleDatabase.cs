using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Record.Chain;
using SupportConsole.Federation;

namespace SupportConsole.App.Record.Storage;

/// <summary>Brings the database to this console's schema, and checks it.</summary>
public sealed partial class ConsoleDatabase(
    IDbContextFactory<ConsoleDbContext> contexts,
    ConsolePaths paths,
    DatabaseBackup backup,
    RecordLoss loss,
    TimeProvider time,
    ILogger<ConsoleDatabase> logger)
{
    internal const string DamagedCode = "data.damaged";

    private static readonly string[] QuickCheck = ["PRAGMA quick_check(3)"];
    private static readonly string[] FullCheck = ["PRAGMA integrity_check(20)", "PRAGMA foreign_key_check"];

    /// <summary>
    /// Reads the whole file for damage, a second for 300 MB, on a thread of its own: the console is put together meanwhile. The caller
    /// holds the <see cref="DirectoryLock"/>, or the console runs.
    /// </summary>
    public static Task<Result<Done>> BeginCheckAsync(ConsolePaths paths, CancellationToken cancellationToken) =>
        Task.Run(() => CheckFileAsync(paths.Database, QuickCheck, cancellationToken), cancellationToken);

    /// <summary>
    /// Opens the database at start: refuses one that is damaged, another program's, and one that is gone while its key or its backups are
    /// there; then migrates it.
    /// </summary>
    /// <param name="check">The check of its file.</param>
    /// <param name="mayBegin">Whether a new record may begin beside the traces of an older one.</param>
    public async Task<Result<IReadOnlyList<string>>> OpenAsync(Task<Result<Done>> check, bool mayBegin, CancellationToken cancellationToken)
    {
        // EF needs no database to get ready: it does while the file is read.
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            _ = context.Model;
        }

        if ((await check).Problem is { } damaged && RecordLoss.HasContent(paths.Database))
        {
            return damaged;
        }

        if (await loss.FindAsync(mayBegin, cancellationToken) is { } lost)
        {
            return lost;
        }

        return await MigrateAsync(cancellationToken);
    }

    /// <summary>
    /// Creates or migrates the database; backs it up first if it has data. Clears the lock that a killed migration leaves behind,
    /// on which EF would
    /// wait for ever. The caller holds the <see cref="DirectoryLock"/>.
    /// </summary>
    /// <returns>The migrations applied; a problem where the file was written by a newer console or is damaged.</returns>
    public async Task<Result<IReadOnlyList<string>>> MigrateAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(paths.Directory);
        var exists = RecordLoss.HasContent(paths.Database);
        if (!File.Exists(paths.Database))
        {
            await File.WriteAllBytesAsync(paths.Database, [], cancellationToken);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = context.Database.GetMigrations().ToList();
        var applied = exists ? (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList() : [];
        if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } newer)
        {
            return new Problem(
                $"The database {paths.Database} was written by a newer console: it has the migration {newer}, which this one does not know.",
                "Start the newer console, or restore a backup made by this version.")
            { Code = "data.newer-schema" };
        }

        var pending = known.Except(applied, StringComparer.Ordinal).ToList();
        if (pending.Count == 0)
        {
            await ChainBeginning.ChainExistingAsync(context, time, cancellationToken);
            return Result<IReadOnlyList<string>>.Of(pending);
        }

        if (exists)
        {
            var saved = await backup.CreateAsync("before-migration", cancellationToken);
            if (!saved.IsOk)
            {
                return saved.Problem;
            }

            Log.BackedUp(logger, saved.Value.Path);
        }

        Log.Migrating(logger, paths.Database, pending.Count);
        await ClearStaleLockAsync(context, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        await ChainBeginning.ChainExistingAsync(context, time, cancellationToken);
        Log.Migrated(logger, pending.Count, pending[^1]);
        return Result<IReadOnlyList<string>>.Of(pending);
    }

    /// <summary>Runs SQLite's own check over the whole file and over foreign keys.</summary>
    public async Task<Result<Done>> CheckAsync(CancellationToken cancellationToken) =>
        await CheckFileAsync(paths.Database, FullCheck, cancellationToken);

    /// <summary>Runs SQLite's own check over a file that need not be the console's.</summary>
    internal static Task<Result<Done>> CheckFileAsync(string file, CancellationToken cancellationToken) =>
        CheckFileAsync(file, FullCheck, cancellationToken);

    private static async Task<Result<Done>> CheckFileAsync(string file, IReadOnlyList<string> pragmas, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            return new Problem($"There is no file {file}.", "Name the database or backup to check.") { Code = "data.missing" };
        }

        try
        {
            await using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            await connection.OpenAsync(cancellationToken);
            var findings = new List<string>();
            foreach (var pragma in pragmas)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = pragma;
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken))
                {
                    findings.Add(reader.GetValue(0).ToString() ?? "");
                }
            }

            return findings is ["ok"]
                ? Done.Instance
                : new Problem($"{Path.GetFileName(file)} is damaged: {string.Join("; ", findings.Where(f => f != "ok").Take(3))}.",
                "Restore the newest backup that passes the check.")
                { Code = DamagedCode };
        }
        catch (SqliteException exception)
        {
            return new Problem($"{Path.GetFileName(file)} cannot be read as an SQLite database: {exception.Message}.",
                "Restore the newest backup that passes the check.")
            { Code = DamagedCode };
        }
    }

    /// <summary>The caller holds the directory: any lock that EF finds in the database was left by a killed process.</summary>
    private async Task ClearStaleLockAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
            if ((long)(await command.ExecuteScalarAsync(cancellationToken))! == 0)
            {
                return;
            }

            command.CommandText = "DELETE FROM __EFMigrationsLock";
            if (await command.ExecuteNonQueryAsync(cancellationToken) > 0)
            {
                Log.ClearedLock(logger);
            }
        }
        finally
        {
            // The context goes back to its pool, which does not close what was opened by hand.
            await context.Database.CloseConnectionAsync();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Saved a backup to {Path} before migrating")]
        public static partial void BackedUp(ILogger logger, string path);

        [LoggerMessage(Level = LogLevel.Information, Message = "Migrating {Database}: {Count} migrations to apply")]
        public static partial void Migrating(ILogger logger, string database, int count);

        [LoggerMessage(Level = LogLevel.Information, Message = "Applied {Count} migrations; the newest is {Newest}")]
        public static partial void Migrated(ILogger logger, int count, string newest);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Cleared the lock that a killed migration left behind")]
        public static partial void ClearedLock(ILogger logger);
    }
}
