using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Record;

/// <summary>A database that is damaged, emptied, removed or replaced: told at start and while the console runs, and nothing is called saved that is gone.</summary>
public sealed class LostDatabaseTests
{
    private readonly SetBackClock clock = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("missing", "data.gone")]
    [InlineData("emptied", "data.gone")]
    [InlineData("header", "data.damaged")]
    [InlineData("pages", "data.damaged")]
    public async Task The_console_refuses_to_start_on_it(string damage, string code)
    {
        await using var record = await StartAsync();
        SqliteConnection.ClearAllPools();

        Damage(record.Paths.Database, damage);
        var opened = await Database(record).OpenAsync(ConsoleDatabase.BeginCheckAsync(record.Paths, Token), mayBegin: false, Token);

        Assert.Equal(code, opened.Problem?.Code);
        Assert.Contains("estore", opened.Problem?.Cure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("emptied")]
    public async Task A_new_record_begins_beside_an_old_key_only_if_that_is_asked_for(string damage)
    {
        await using var record = await StartAsync();
        SqliteConnection.ClearAllPools();
        Damage(record.Paths.Database, damage);

        var opened = await Database(record).OpenAsync(ConsoleDatabase.BeginCheckAsync(record.Paths, Token), mayBegin: true, Token);

        Assert.True(opened.IsOk, opened.Problem?.ToString());
        Assert.NotEmpty(opened.Value);
    }

    [Fact]
    public async Task The_first_start_and_a_start_on_a_sound_database_are_not_refused()
    {
        await using var record = await StartAsync();

        Assert.True((await Database(record).OpenAsync(ConsoleDatabase.BeginCheckAsync(record.Paths, Token), mayBegin: false, Token)).IsOk);
    }

    [Fact]
    public async Task What_is_saved_after_the_directory_is_gone_is_refused_and_said()
    {
        await using var record = await StartAsync();
        var watch = record.Services.GetRequiredService<RecordWatch>();
        Assert.Null(await watch.LatestAsync(Token));
        Directory.Delete(record.Paths.Directory, recursive: true);

        var saved = await StorageProblem.OrAsync<Cluster>(async () => await record.AddClusterAsync());
        clock.Advance(RecordWatch.Every);

        Assert.True(StorageProblem.Is(saved.Problem));
        Assert.True(StorageProblem.Is(watch.FindNoRoom()));
        Assert.True(StorageProblem.Is(await watch.LatestAsync(Token)));
        Directory.CreateDirectory(record.Paths.Directory);
    }

    [Fact]
    public async Task A_database_that_was_replaced_is_noticed()
    {
        await using var record = await StartAsync();
        var watch = record.Services.GetRequiredService<RecordWatch>();
        await using var held = await record.Contexts.CreateDbContextAsync(Token);
        await held.Database.OpenConnectionAsync(Token);
        Assert.Null(await watch.LatestAsync(Token));
        var copy = record.Paths.Database + ".copy";
        File.Copy(record.Paths.Database, copy);

        File.Move(copy, record.Paths.Database, overwrite: true);
        File.Delete(record.Paths.Database + "-wal");
        File.Delete(record.Paths.Database + "-shm");
        clock.Advance(RecordWatch.Every);

        Assert.Equal(StorageProblem.Replaced, await watch.LatestAsync(Token));
    }

    [Fact]
    public async Task A_database_that_was_replaced_is_noticed_while_no_other_connection_is_open()
    {
        await using var record = await StartAsync();
        var watch = record.Services.GetRequiredService<RecordWatch>();
        Assert.Null(await watch.LatestAsync(Token));
        SqliteConnection.ClearAllPools();
        var copy = record.Paths.Database + ".copy";
        File.Copy(record.Paths.Database, copy);

        File.Move(copy, record.Paths.Database, overwrite: true);
        File.Delete(record.Paths.Database + "-wal");
        File.Delete(record.Paths.Database + "-shm");
        clock.Advance(RecordWatch.Every);

        Assert.Equal(StorageProblem.Replaced, await watch.LatestAsync(Token));
    }

    [Fact]
    public async Task What_is_saved_into_a_file_that_was_replaced_is_refused_at_once()
    {
        await using var record = await StartAsync();
        await record.AddClusterAsync();
        await using var held = await record.Contexts.CreateDbContextAsync(Token);
        await held.Database.OpenConnectionAsync(Token);
        var away = record.Paths.Directory + ".away";
        Directory.Move(record.Paths.Directory, away);
        Directory.CreateDirectory(record.Paths.Directory);
        foreach (var file in Directory.GetFiles(away))
        {
            File.Copy(file, Path.Combine(record.Paths.Directory, Path.GetFileName(file)));
        }

        held.Add(new StaffMember { Id = "issuer gone", Name = "Gone", LastSignedInAt = clock.GetUtcNow() });
        var saved = await StorageProblem.OrAsync<int>(async () => await held.SaveChangesAsync(Token));
        var updated = await StorageProblem.OrAsync<int>(
            async () => await held.Clusters.ExecuteUpdateAsync(set => set.SetProperty(cluster => cluster.Notes, "gone"), Token));

        Assert.Equal(StorageProblem.Replaced.What, saved.Problem?.What);
        Assert.Equal(StorageProblem.Replaced.What, updated.Problem?.What);
        Directory.Delete(away, recursive: true);
    }

    [Fact]
    public async Task A_database_that_gets_shorter_while_the_console_runs_is_damaged()
    {
        await using var record = await StartAsync();
        var watch = record.Services.GetRequiredService<RecordWatch>();
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Token);
        }

        await record.AddClusterAsync();
        await using (var file = new FileStream(record.Paths.Database, FileMode.Open))
        {
            file.SetLength(4096 * 3);
        }

        var saved = await StorageProblem.OrAsync<Cluster>(async () => await record.AddClusterAsync());

        Assert.Contains("damaged", saved.Problem?.What, StringComparison.Ordinal);
        Assert.Contains("damaged", (await watch.LatestAsync(Token))?.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_empty_database_takes_the_place_of_one_that_was_removed()
    {
        await using var record = await StartAsync();
        var watch = record.Services.GetRequiredService<RecordWatch>();
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(record.Paths.Directory, "console.db*"))
        {
            File.Delete(file);
        }

        var saved = await StorageProblem.OrAsync<Cluster>(async () => await record.AddClusterAsync());

        Assert.True(StorageProblem.Is(saved.Problem));
        Assert.False(File.Exists(record.Paths.Database));
        Assert.True(StorageProblem.Is(await watch.LatestAsync(Token)));
    }

    [Fact]
    public async Task A_clock_that_goes_back_does_not_put_off_the_next_look()
    {
        await using var record = await StartAsync();
        var watch = record.Services.GetRequiredService<RecordWatch>();
        Assert.Null(await watch.LatestAsync(Token));
        SqliteConnection.ClearAllPools();
        File.Delete(record.Paths.Database);

        clock.SetBack(TimeSpan.FromDays(1));
        clock.Advance(RecordWatch.Every);

        Assert.NotNull(await watch.LatestAsync(Token));
    }

    [Fact]
    public async Task Damage_that_anybody_met_stays_known()
    {
        await using var record = await StartAsync();
        var watch = record.Services.GetRequiredService<RecordWatch>();

        record.Services.GetRequiredService<DamageWatch>().Note(new Problem("SupportConsole's database is damaged.", "Restore a backup."));

        Assert.Contains("damaged", (await watch.LatestAsync(Token))?.What, StringComparison.Ordinal);
        Assert.Contains("damaged", watch.FindNoRoom()?.What, StringComparison.Ordinal);
    }

    private static ConsoleDatabase Database(RecordFile record) => record.Services.GetRequiredService<ConsoleDatabase>();

    private async Task<RecordFile> StartAsync()
    {
        var record = await RecordFile.CreateAsync(clock);
        Assert.NotNull(record.FingerprintKey);
        return record;
    }

    private static void Damage(string file, string how)
    {
        if (how == "missing")
        {
            File.Delete(file);
            return;
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        if (how == "emptied")
        {
            stream.SetLength(0);
            return;
        }

        stream.Position = how == "header" ? 0 : 4096 * 5;
        stream.Write([.. Enumerable.Range(0, how == "header" ? 8 : 4096 * 10).Select(number => (byte)(number * 7))]);
    }
}
