using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using SupportConsole.App.Parts;
using SupportConsole.App.Record.Chain;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Record;

/// <summary>The scheduled backup as the console hosts it, on a clock that the test puts forward.</summary>
public sealed class ScheduledBackupTests : IAsyncLifetime
{
    private readonly PauseClock clock = new(ScheduledBackup.Interval);
    private RecordFile record = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IEnumerable<TimeSpan> Taken => Backup(new BackupSettings()).List().Select(file => file.TakenAt - PauseClock.Begin).Order();

    public async ValueTask InitializeAsync() => record = await RecordFile.CreateAsync(clock);

    public ValueTask DisposeAsync() => record.DisposeAsync();

    [Fact]
    public async Task One_is_taken_at_the_start_and_then_when_it_is_due_and_a_restart_does_not_shift_it()
    {
        var settings = new BackupSettings { Every = TimeSpan.FromHours(2) };
        using (var first = await StartAsync(settings))
        {
            await clock.PassAsync(TimeSpan.FromMinutes(90));
            await first.StopAsync(Token);
        }

        using var second = await StartAsync(settings);
        await clock.PassAsync(TimeSpan.FromHours(3));
        await second.StopAsync(Token);

        Assert.Equal([TimeSpan.Zero, TimeSpan.FromHours(2), TimeSpan.FromHours(4)], Taken);
    }

    [Fact]
    public async Task Only_the_newest_of_its_kind_are_kept_and_what_others_put_there_stays()
    {
        await Backup(new BackupSettings()).CreateAsync("manual", Token);
        await File.WriteAllTextAsync(Path.Combine(record.Paths.Backups, "notes.txt"), "not a backup", Token);
        await File.WriteAllTextAsync(Path.Combine(record.Paths.Backups, "20250101-000000-000-before-upgrade-scheduled.db"), "somebody's own", Token);
        using var schedule = await StartAsync(new BackupSettings { Every = TimeSpan.FromHours(6), Keep = 3 });

        await clock.PassAsync(TimeSpan.FromHours(29));
        await schedule.StopAsync(Token);

        var names = Directory.GetFiles(record.Paths.Backups).Select(Path.GetFileName).Order().ToList();
        Assert.Equal(["20250101-000000-000-before-upgrade-scheduled.db", "20260601-120000-000-manual.db", "20260602-000000-000-scheduled.db", "20260602-060000-000-scheduled.db", "20260602-120000-000-scheduled.db", "notes.txt"], names);
    }

    [Fact]
    public async Task An_old_backup_with_more_entries_than_the_newest_outlives_those_with_fewer()
    {
        await using var fuller = await RecordFile.CreateAsync(clock);
        await AddEntriesAsync(fuller, 3);
        await AddEntriesAsync(record, 1);
        Directory.CreateDirectory(record.Paths.Backups);
        await CopyAsync(fuller, "20250101-000000-000-manual.db");
        await CopyAsync(record, "20250102-000000-000-manual.db");

        var taken = await Backup(new BackupSettings { Keep = 1 }).CreateAsync("manual", Token);

        Assert.True(taken.IsOk, taken.Problem?.ToString());
        var names = Directory.GetFiles(record.Paths.Backups).Select(Path.GetFileName).Order();
        Assert.Equal(["20250101-000000-000-manual.db", Path.GetFileName(taken.Value.Path)], names);
    }

    [Fact]
    public async Task A_clock_that_goes_back_keeps_no_backup_from_being_taken_and_no_new_one_from_being_kept()
    {
        using var schedule = await StartAsync(new BackupSettings { Every = TimeSpan.FromHours(6), Keep = 2 });
        await clock.PassAsync(TimeSpan.FromHours(12));

        clock.SetBack(TimeSpan.FromDays(30));
        await clock.PassAsync(TimeSpan.FromHours(6.5));
        await schedule.StopAsync(Token);

        Assert.Null(schedule.LastProblem);
        var first = TimeSpan.FromHours(12) + ScheduledBackup.Interval - TimeSpan.FromDays(30);
        Assert.Equal([first, first + TimeSpan.FromHours(6)], Taken);
    }

    [Fact]
    public async Task A_database_that_the_backup_finds_damaged_is_said_to_be_so()
    {
        await AddEntriesAsync(record, 3);
        var damage = new DamageWatch();
        SqliteConnection.ClearAllPools();
        await using (var file = new FileStream(record.Paths.Database, FileMode.Open))
        {
            file.Position = 4096 * 5;
            file.Write(Enumerable.Repeat((byte)0xEE, 4096 * 10).ToArray());
        }

        using var schedule = await StartAsync(new BackupSettings(), damage);
        await schedule.StopAsync(Token);

        Assert.Equal("data.damaged", schedule.LastProblem?.Code);
        Assert.StartsWith("console.db ", damage.Found?.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_zero_none_is_ever_taken()
    {
        using var schedule = await StartAsync(new BackupSettings { Every = TimeSpan.Zero });

        await clock.PassAsync(TimeSpan.FromDays(2));
        await schedule.StopAsync(Token);

        Assert.Empty(Taken);
    }

    [Fact]
    public async Task One_that_fails_is_said_tried_again_every_minute_and_forgotten_once_it_went_well()
    {
        var moved = record.Paths.Database + ".away";
        SqliteConnection.ClearAllPools();
        File.Move(record.Paths.Database, moved);
        using var schedule = await StartAsync(new BackupSettings());
        Assert.Equal("backup.failed", schedule.LastProblem?.Code);
        await clock.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal("backup.failed", schedule.LastProblem?.Code);

        File.Move(moved, record.Paths.Database);
        await clock.PassAsync(TimeSpan.FromMinutes(3));
        await schedule.StopAsync(Token);

        Assert.Null(schedule.LastProblem);
        Assert.Equal([TimeSpan.FromMinutes(6)], Taken);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_looked_into_does_not_end_the_schedule()
    {
        Directory.CreateDirectory(record.Paths.Directory);
        await File.WriteAllTextAsync(record.Paths.Backups, "a file where the folder belongs", Token);
        using var schedule = await StartAsync(new BackupSettings());
        Assert.Equal("backup.failed", schedule.LastProblem?.Code);

        File.Delete(record.Paths.Backups);
        await clock.PassAsync(TimeSpan.FromMinutes(1));
        await schedule.StopAsync(Token);

        Assert.Equal([TimeSpan.FromMinutes(1)], Taken);
    }

    private DatabaseBackup Backup(BackupSettings settings) => new(record.Paths, record.Contexts, settings, new HeadWatch(new HeadSettings()), clock);

    private async Task<ScheduledBackup> StartAsync(BackupSettings settings, DamageWatch? damage = null)
    {
        var schedule = new ScheduledBackup(
            Backup(settings), settings, record.Paths, damage ?? new DamageWatch(), clock, NullLogger<ScheduledBackup>.Instance);
        await schedule.StartAsync(Token);
        await clock.LookedAsync();
        return schedule;
    }

    private static async Task AddEntriesAsync(RecordFile file, int count)
    {
        await using var context = await file.Contexts.CreateDbContextAsync(Token);
        for (var entry = 0; entry < count; entry++)
        {
            AuditTrail.Add(context, new AuditEntry
            {
                At = DateTimeOffset.UnixEpoch,
                By = Actor.Unknown,
                Action = "test",
                Outcome = "done",
                Summary = "An entry.",
            });
        }

        await context.SaveChangesAsync(Token);
    }

    private async Task CopyAsync(RecordFile from, string name)
    {
        var backup = new DatabaseBackup(from.Paths, from.Contexts, new BackupSettings(), new HeadWatch(new HeadSettings()), clock);
        var saved = await backup.CreateAsync("copy", Token);
        File.Move(saved.Value.Path, Path.Combine(record.Paths.Backups, name));
    }
}
