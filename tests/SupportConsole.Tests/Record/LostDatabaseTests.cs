using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Record;

/// <summary>A database that is damaged, emptied, removed or replaced: told at start and while the console runs, and nothing is called saved that is gone.</summary>
public sealed class LostDatabaseTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

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
        var opened = await Database(record).OpenAsync(mayBegin: false, Token);

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

        var opened = await Database(record).OpenAsync(mayBegin: true, Token);

        Assert.True(opened.IsOk, opened.Problem?.ToString());
        Assert.NotEmpty(opened.Value);
    }

    [Fact]
    public async Task The_first_start_and_a_start_on_a_sound_database_are_not_refused()
    {
        await using var record = await StartAsync();

        Assert.True((await Database(record).OpenAsync(mayBegin: false, Token)).IsOk);
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
