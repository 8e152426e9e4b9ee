using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Record;

/// <summary>Parts of the database that go, or files that take its place, while the console runs and before it starts.</summary>
public sealed class LostFileTests
{
    private readonly SetBackClock clock = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_called_saved_once_the_write_ahead_log_was_removed(bool isOpenedAgain)
    {
        await using var record = await RecordFile.CreateAsync(clock);
        var watch = record.Services.GetRequiredService<RecordWatch>();
        Assert.Null(await watch.LatestAsync(Token));
        await record.AddClusterAsync();
        File.Delete(record.Paths.Database + "-wal");
        if (isOpenedAgain)
        {
            // Any page that needs one more connection makes an empty log in the place of the removed one.
            await using var other = new SqliteConnection(ConsolePaths.ReadOnly(record.Paths.Database));
            await other.OpenAsync(Token);
            await using var read = other.CreateCommand();
            read.CommandText = "SELECT count(*) FROM sqlite_master";
            await Xunit.Record.ExceptionAsync(() => read.ExecuteScalarAsync(Token));
        }

        var saved = await StorageProblem.OrAsync<Cluster>(async () => await record.AddClusterAsync("Later"));
        clock.Advance(RecordWatch.Every);
        var latest = await watch.LatestAsync(Token);
        var again = await StorageProblem.OrAsync<Cluster>(async () => await record.AddClusterAsync("Latest"));

        Assert.Equal(StorageProblem.Replaced.What, saved.Problem?.What);
        Assert.Equal(StorageProblem.Replaced.What, latest?.What);
        Assert.Equal(StorageProblem.Replaced.What, again.Problem?.What);
    }

    [Fact]
    public async Task Nothing_is_called_saved_once_the_write_ahead_log_was_emptied()
    {
        await using var record = await RecordFile.CreateAsync(clock);
        var watch = record.Services.GetRequiredService<RecordWatch>();
        await record.AddClusterAsync();
        Assert.Null(await watch.LatestAsync(Token));
        await using (var log = new FileStream(record.Paths.Database + "-wal", FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            log.SetLength(0);
        }

        var saved = await StorageProblem.OrAsync<Cluster>(async () => await record.AddClusterAsync("Later"));
        clock.Advance(RecordWatch.Every);
        var again = await StorageProblem.OrAsync<Cluster>(async () => await record.AddClusterAsync("Latest"));

        Assert.True(StorageProblem.Is(saved.Problem));
        Assert.True(StorageProblem.Is(await watch.LatestAsync(Token)));
        Assert.True(StorageProblem.Is(again.Problem));
    }

    [Fact]
    public async Task A_database_that_was_emptied_is_noticed_while_no_other_connection_is_open()
    {
        await using var record = await RecordFile.CreateAsync(clock);
        var watch = record.Services.GetRequiredService<RecordWatch>();
        Assert.Null(await watch.LatestAsync(Token));
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Token);
        }

        SqliteConnection.ClearAllPools();
        await using (var file = new FileStream(record.Paths.Database, FileMode.Open))
        {
            file.SetLength(0);
        }

        clock.Advance(RecordWatch.Every);

        Assert.NotNull(await watch.LatestAsync(Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_database_of_another_program_is_not_made_the_consoles(bool hasTrace)
    {
        await using var record = await RecordFile.CreateAsync(clock);
        if (hasTrace)
        {
            Assert.NotNull(record.FingerprintKey);
        }

        SqliteConnection.ClearAllPools();
        File.Delete(record.Paths.Database);
        await using (var other = new SqliteConnection($"Data Source={record.Paths.Database};Pooling=False"))
        {
            await other.OpenAsync(Token);
            await using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE Songs (Name TEXT); INSERT INTO Songs VALUES ('x')";
            await command.ExecuteNonQueryAsync(Token);
        }

        var opened = await OpenAsync(record, mayBegin: false);

        Assert.NotNull(opened.Problem);
    }

    [Fact]
    public async Task A_directory_in_the_place_of_the_database_is_told_without_a_stack()
    {
        await using var record = await RecordFile.CreateAsync(clock);
        SqliteConnection.ClearAllPools();
        File.Delete(record.Paths.Database);
        Directory.CreateDirectory(record.Paths.Database);

        Assert.NotNull((await OpenAsync(record, mayBegin: false)).Problem);
        Assert.NotNull((await OpenAsync(record, mayBegin: true)).Problem);
    }

    [Fact]
    public async Task An_emptied_database_behind_a_link_is_emptied_all_the_same()
    {
        await using var record = await RecordFile.CreateAsync(clock);
        Assert.NotNull(record.FingerprintKey);
        SqliteConnection.ClearAllPools();
        var elsewhere = Path.Combine(record.Paths.Directory, "elsewhere.sqlite");
        File.Delete(record.Paths.Database);
        await File.WriteAllBytesAsync(elsewhere, [], Token);
        File.CreateSymbolicLink(record.Paths.Database, elsewhere);

        Assert.Equal("data.gone", (await OpenAsync(record, mayBegin: false)).Problem?.Code);
    }

    [Fact]
    public async Task A_log_without_its_database_is_a_trace_of_it_and_no_part_of_a_new_record()
    {
        await using var record = await RecordFile.CreateAsync(clock);
        var log = record.Paths.Database + "-wal";
        await using (var held = new SqliteConnection(ConsolePaths.ReadOnly(record.Paths.Database)))
        {
            // Tests beside this one close the pool, and with its last connection the log goes.
            await held.OpenAsync(Token);
            await using var read = held.CreateCommand();
            read.CommandText = "SELECT count(*) FROM sqlite_master";
            await read.ExecuteScalarAsync(Token);
            await record.AddClusterAsync();
            File.Copy(log, log + ".kept");
        }

        SqliteConnection.ClearAllPools();
        File.Move(log + ".kept", log, overwrite: true);
        File.Delete(record.Paths.Database);

        var refused = await OpenAsync(record, mayBegin: false);
        var begun = await OpenAsync(record, mayBegin: true);

        Assert.Equal("data.gone", refused.Problem?.Code);
        Assert.True(begun.IsOk, begun.Problem?.ToString());
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        Assert.Empty(await context.Clusters.ToListAsync(Token));
    }

    private static Task<SupportConsole.Outcomes.Result<IReadOnlyList<string>>> OpenAsync(RecordFile record, bool mayBegin) =>
        record.Services.GetRequiredService<ConsoleDatabase>().OpenAsync(ConsoleDatabase.BeginCheckAsync(record.Paths, Token), mayBegin, Token);
}
