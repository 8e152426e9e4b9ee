using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Audit;
using SupportConsole.App.Data;
using SupportConsole.App.Settings;
using SupportConsole.App.Shell;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Data;

public sealed class BackupTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_backups_taken_while_the_console_writes_come_back_whole_with_every_row_that_they_held()
    {
        await using var record = await RecordFile.CreateAsync();
        await using var other = await RecordFile.CreateAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var written = 0;
        var started = Stopwatch.StartNew();
        var writer = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await WriteAsync(record, ++written);
            }
        }, Token);
        var backup = record.Services.GetRequiredService<DatabaseBackup>();

        for (var round = 1; round <= 20; round++)
        {
            var before = Volatile.Read(ref written);
            var saved = await backup.CreateAsync("manual", Token);
            Assert.True(saved.IsOk, saved.Problem?.ToString());
            var restored = await other.Services.GetRequiredService<DatabaseBackup>().RestoreAsync(saved.Value.Path, Token);
            Assert.True(restored.IsOk, restored.Problem?.ToString());

            Assert.True((await other.Services.GetRequiredService<ConsoleDatabase>().CheckAsync(Token)).IsOk);
            var (inBackup, newest) = await CountAsync(saved.Value.Path);
            Assert.Equal((inBackup, newest), await CountAsync(other.Paths.Database));
            Assert.Equal(inBackup, newest);
            Assert.True(inBackup >= before - 1, $"round {round}: {before} rows were written before, and the backup holds {inBackup}");
            SqliteConnection.ClearAllPools();
        }

        await stop.CancelAsync();
        await writer;
        TestContext.Current.TestOutputHelper?.WriteLine($"{written / started.Elapsed.TotalSeconds:F0} writes a second beside 20 backups and restores");
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

        using (DirectoryHold.ForConsole(record.Paths).Value)
        using (DirectoryHold.ForConsole(record.Paths).Value)
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
    public async Task While_a_restore_holds_the_directory_no_console_begins()
    {
        await using var record = await RecordFile.CreateAsync();

        using (DirectoryHold.ForRestore(record.Paths).Value)
        {
            Assert.Equal("data.restoring", DirectoryHold.ForConsole(record.Paths).Problem?.Code);
        }

        using var begun = DirectoryHold.ForConsole(record.Paths).Value;
        Assert.NotNull(begun);
    }

    [Fact]
    public async Task A_scheduled_backup_is_taken_when_it_is_due_and_only_the_newest_of_its_kind_are_kept()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
        await using var record = await RecordFile.CreateAsync(clock);
        var settings = new BackupSettings { Every = TimeSpan.FromHours(6), Keep = 3 };
        var backup = new DatabaseBackup(record.Paths, record.Contexts, settings, clock);
        using var schedule = new ScheduledBackup(backup, settings, clock, NullLogger<ScheduledBackup>.Instance);
        await backup.CreateAsync("manual", Token);
        await File.WriteAllTextAsync(Path.Combine(record.Paths.Backups, "notes.txt"), "not a backup", Token);
        await File.WriteAllTextAsync(Path.Combine(record.Paths.Backups, "20250101-000000-000-before-upgrade-scheduled.db"), "somebody's own", Token);

        for (var hour = 0; hour < 30; hour++)
        {
            await schedule.TakeIfDueAsync(Token);
            clock.Advance(TimeSpan.FromHours(1));
        }

        var names = Directory.GetFiles(record.Paths.Backups).Select(Path.GetFileName).Order().ToList();
        Assert.Equal(["20250101-000000-000-before-upgrade-scheduled.db", "20260601-120000-000-manual.db", "20260602-000000-000-scheduled.db", "20260602-060000-000-scheduled.db", "20260602-120000-000-scheduled.db", "notes.txt"], names);
        Assert.Null(schedule.LastProblem);
    }

    [Fact]
    public async Task A_scheduled_backup_that_fails_says_so_until_one_goes_well()
    {
        await using var record = await RecordFile.CreateAsync();
        var settings = new BackupSettings();
        var backup = new DatabaseBackup(record.Paths, record.Contexts, settings, TimeProvider.System);
        using var schedule = new ScheduledBackup(backup, settings, TimeProvider.System, NullLogger<ScheduledBackup>.Instance);
        var moved = record.Paths.Database + ".away";
        SqliteConnection.ClearAllPools();
        File.Move(record.Paths.Database, moved);

        await schedule.TakeIfDueAsync(Token);
        Assert.Equal("backup.failed", schedule.LastProblem?.Code);
        File.Move(moved, record.Paths.Database);
        await schedule.TakeIfDueAsync(Token);

        Assert.Null(schedule.LastProblem);
        Assert.Single(backup.List());
    }

    [Fact]
    public async Task A_backup_asked_for_is_on_record_with_who_asked_and_a_manager_is_refused()
    {
        await using var record = await RecordFile.CreateAsync();
        var demand = new BackupOnDemand(record.Services.GetRequiredService<DatabaseBackup>(), record.Contexts, TimeProvider.System);

        var taken = await demand.TakeAsync(new Actor("Erin Engineer", StaffRole.Engineer));
        var refused = await demand.TakeAsync(new Actor("Mia Manager", StaffRole.Manager));

        Assert.True(taken.IsOk, taken.Problem?.ToString());
        Assert.Equal("backup.not-allowed", refused.Problem?.Code);
        Assert.Equal(taken.Value.Path, Assert.Single(record.Services.GetRequiredService<DatabaseBackup>().List()).Path);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        Assert.Equal([("Erin Engineer", "done"), ("Mia Manager", "refused")], (await context.AuditEntries.OrderBy(entry => entry.Id).ToListAsync(Token)).Select(entry => (entry.Actor, entry.Outcome)));
    }

    [Fact]
    public async Task Two_consoles_that_start_on_an_empty_directory_at_once_both_come_up()
    {
        for (var round = 0; round < 10; round++)
        {
            var paths = new ConsolePaths(Directory.CreateTempSubdirectory("console-two-").FullName);
            await using var first = Console(paths);
            await using var second = Console(paths);

            var migrated = await Task.WhenAll(new[] { first, second }.Select(console => Task.Run(() => console.GetRequiredService<ConsoleDatabase>().MigrateAsync(Token), Token)));

            Assert.All(migrated, result => Assert.True(result.IsOk, result.Problem?.ToString()));
            Assert.True((await first.GetRequiredService<ConsoleDatabase>().CheckAsync(Token)).IsOk);
            Assert.Equal(first.GetRequiredService<FingerprintKey>().Fingerprint("a"), second.GetRequiredService<FingerprintKey>().Fingerprint("a"));
            SqliteConnection.ClearAllPools();
            Directory.Delete(paths.Directory, recursive: true);
        }
    }

    private static ServiceProvider Console(ConsolePaths paths) => new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<AuditTrail>()
        .AddConsoleData(paths, typeof(Migrations.DesignTimeContextFactory).Assembly).BuildServiceProvider();

    private static async Task WriteAsync(RecordFile record, int number)
    {
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        AuditTrail.Add(context, new AuditEntry { At = DateTimeOffset.UnixEpoch, Actor = "writer", Action = "test.write", Outcome = "done", Summary = number.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        await context.SaveChangesAsync(Token);
    }

    private static async Task<(long Rows, long Newest)> CountAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*), coalesce(max(CAST(Summary AS INTEGER)), 0) FROM AuditEntries";
        await using var reader = await command.ExecuteReaderAsync(Token);
        await reader.ReadAsync(Token);
        return (reader.GetInt64(0), reader.GetInt64(1));
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
