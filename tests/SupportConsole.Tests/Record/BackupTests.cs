using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Status;
using SupportConsole.Tests.Record.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Record;

public sealed class BackupTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_backups_each_taken_beside_a_hundred_writes_a_second_come_back_whole_with_every_row_that_they_held()
    {
        await using var record = await RecordFile.CreateAsync();
        await using var other = await RecordFile.CreateAsync();
        await SteadyWriter.FillAsync(record, 6_000);
        await using var writer = new SteadyWriter(record, aSecond: 300);
        var (writes, seconds, shortest, longest) = (0L, 0.0, double.MaxValue, 0.0);

        for (var round = 1; round <= 20; round++)
        {
            var before = writer.Written;
            var watch = Stopwatch.StartNew();
            var saved = await record.Services.GetRequiredService<DatabaseBackup>().CreateAsync("manual", Token);
            var (during, took) = (writer.Written - before, watch.Elapsed.TotalSeconds);
            Assert.True(saved.IsOk, saved.Problem?.ToString());
            (writes, seconds, shortest, longest) = (writes + during, seconds + took, Math.Min(shortest, took), Math.Max(longest, took));

            var restored = await other.Services.GetRequiredService<DatabaseBackup>().RestoreAsync(saved.Value.Path, Token);
            Assert.True(restored.IsOk, restored.Problem?.ToString());
            Assert.True((await other.Services.GetRequiredService<ConsoleDatabase>().CheckAsync(Token)).IsOk);
            Assert.Equal(await CountAsync(saved.Value.Path), await CountAsync(other.Paths.Database));
            var (rows, newest) = await WrittenAsync(other.Paths.Database);
            Assert.Equal(rows, newest);
            Assert.InRange(rows, before, before + during);
            SqliteConnection.ClearAllPools();
        }

        // Over all of them: in a single one of a tenth of a second the disk may keep the writer waiting for all of it.
        Assert.True(writes >= 100 * seconds, $"{writes} writes in the {seconds:F2} s of the backups");
        TestContext.Current.TestOutputHelper?.WriteLine($"{writes / seconds:F0} writes a second during 20 backups, which took {shortest * 1000:F0} to {longest * 1000:F0} ms");
    }

    [Fact]
    public async Task What_is_not_a_backup_of_this_console_is_refused_by_name_and_changes_nothing()
    {
        await using var record = await RecordFile.CreateAsync();
        await record.AddClusterAsync("Acme", "kept");
        var backup = record.Services.GetRequiredService<DatabaseBackup>();
        var good = (await backup.CreateAsync("manual", Token)).Value.Path;
        var strange = Path.Combine(record.Paths.Directory, "strange.db");
        await ExecuteAsync(strange, "CREATE TABLE T (A)");
        var newer = Copy(good, "newer.db");
        await ExecuteAsync(newer, "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_FromTheFuture', '99.0')");
        var orphaned = Copy(good, "orphaned.db");
        await ExecuteAsync(orphaned, "PRAGMA foreign_keys=OFF; UPDATE __EFMigrationsHistory SET ProductVersion='x'; CREATE TABLE P (Id INTEGER PRIMARY KEY); CREATE TABLE C (P REFERENCES P(Id)); INSERT INTO C VALUES (7);");
        var text = Path.Combine(record.Paths.Directory, "text.db");
        await File.WriteAllTextAsync(text, "this is no database, whatever its name says, and it is long enough to be looked at as one", Token);
        var cut = Copy(good, "cut.db");
        await using (var file = new FileStream(cut, FileMode.Open))
        {
            file.SetLength(file.Length / 2);
        }

        foreach (var (path, code) in new[] { ("/nowhere.db", "data.missing"), (strange, "backup.not-ours"), (newer, "backup.newer-schema"), (orphaned, "data.damaged"), (text, "data.damaged"), (cut, "data.damaged") })
        {
            var refused = await backup.RestoreAsync(path, Token);
            Assert.True(refused.Problem?.Code == code, $"{path}: {refused.Problem}");
        }

        using ((await DirectoryLock.ForConsoleAsync(record.Paths, TimeProvider.System, _ => { }, Token)).Value)
        {
            Assert.Equal("data.in-use", (await backup.RestoreAsync(good, Token)).Problem?.Code);
        }

        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        Assert.Equal("kept", (await context.Clusters.SingleAsync(Token)).Name);

        string Copy(string from, string name)
        {
            var to = Path.Combine(record.Paths.Directory, name);
            File.Copy(from, to);
            return to;
        }
    }

    [Fact]
    public async Task A_backup_asked_for_is_on_record_with_who_asked_and_a_manager_is_refused()
    {
        await using var record = await RecordFile.CreateAsync();
        var demand = new BackupOnDemand(record.Services.GetRequiredService<DatabaseBackup>(), record.Contexts, record.Services.GetRequiredService<Rights>(), TimeProvider.System);

        var taken = await demand.TakeAsync(new Actor("Erin Engineer", StaffRole.Engineer));
        var refused = await demand.TakeAsync(new Actor("Mia Manager", StaffRole.Manager));

        Assert.True(taken.IsOk, taken.Problem?.ToString());
        Assert.Equal(Rights.RefusalCode, refused.Problem?.Code);
        Assert.Equal(taken.Value.Path, Assert.Single(record.Services.GetRequiredService<DatabaseBackup>().List()).Path);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        Assert.Equal([("Erin Engineer", "done"), ("Mia Manager", "refused")], (await context.AuditEntries.OrderBy(entry => entry.Id).ToListAsync(Token)).Select(entry => (entry.Actor, entry.Outcome)));
    }

    /// <summary>The rows of every table.</summary>
    private static async Task<IReadOnlyDictionary<string, long>> CountAsync(string file)
    {
        var tables = await ReadAsync(file, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", reader => reader.GetString(0));
        var counts = new SortedDictionary<string, long>();
        foreach (var table in tables)
        {
            counts[table] = (await ReadAsync(file, $"SELECT count(*) FROM \"{table}\"", reader => reader.GetInt64(0))).Single();
        }

        return counts;
    }

    /// <summary>The writer's rows, and the number of the newest.</summary>
    private static async Task<(long Rows, long Newest)> WrittenAsync(string file) => (await ReadAsync(
        file, $"SELECT count(*), coalesce(max(CAST(Summary AS INTEGER)), 0) FROM AuditEntries WHERE Actor = '{SteadyWriter.Name}'", reader => (reader.GetInt64(0), reader.GetInt64(1)))).Single();

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(string file, string sql, Func<SqliteDataReader, T> read)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Token);
        var rows = new List<T>();
        while (await reader.ReadAsync(Token))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static async Task ExecuteAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }
}
