using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Record;

/// <summary>A database that nobody touched since an orderly stop is served at once and read later; any other is read first.</summary>
public sealed class CleanStopTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_an_orderly_stop_left_is_believed_once()
    {
        await using var record = await StopAsync();

        Assert.True(CleanStop.Take(record.Paths));
        Assert.False(CleanStop.Take(record.Paths));
    }

    [Theory]
    [InlineData("written")]
    [InlineData("replaced")]
    [InlineData("emptied")]
    [InlineData("removed")]
    [InlineData("not closed")]
    [InlineData("garbled")]
    public async Task What_was_touched_since_then_is_read_first(string how)
    {
        await using var record = await StopAsync();
        await TouchAsync(record, how);

        Assert.False(CleanStop.Take(record.Paths));
        Assert.False(File.Exists(record.Paths.CleanStop));
    }

    [Fact]
    public async Task A_stop_that_knows_of_damage_or_cannot_close_the_database_leaves_nothing_to_go_by()
    {
        await using var damaged = await RecordFile.CreateAsync();
        var damage = damaged.Services.GetRequiredService<DamageWatch>();
        damage.Note(new Problem("SupportConsole's database is damaged.", "Restore a backup."));
        CleanStop.Leave(damaged.Paths, damage);
        await using var open = await RecordFile.CreateAsync();
        await using var context = await open.Contexts.CreateDbContextAsync(Token);
        await context.Database.OpenConnectionAsync(Token);
        CleanStop.Leave(open.Paths, open.Services.GetRequiredService<DamageWatch>());

        Assert.False(File.Exists(damaged.Paths.CleanStop));
        Assert.False(File.Exists(open.Paths.CleanStop));
    }

    [Fact]
    public async Task Damage_that_changed_neither_length_nor_time_is_found_while_the_console_runs()
    {
        await using var record = await StopAsync();
        var then = File.GetLastWriteTimeUtc(record.Paths.Database);
        await using (var file = new FileStream(record.Paths.Database, FileMode.Open))
        {
            file.Position = 4096 * 5;
            file.Write([.. Enumerable.Range(0, 4096 * 10).Select(number => (byte)(number * 7))]);
        }

        File.SetLastWriteTimeUtc(record.Paths.Database, then);
        Assert.True(CleanStop.Take(record.Paths));
        await CheckAsync(record);

        Assert.Equal("data.damaged", record.Services.GetRequiredService<DamageWatch>().Found?.Code);
        Assert.Equal("data.damaged", record.Services.GetRequiredService<RecordWatch>().FindNoRoom()?.Code);
    }

    [Fact]
    public async Task A_sound_database_is_not_called_damaged()
    {
        await using var record = await StopAsync();

        await CheckAsync(record);

        Assert.Null(record.Services.GetRequiredService<DamageWatch>().Found);
    }

    private static async Task<RecordFile> StopAsync()
    {
        var record = await RecordFile.CreateAsync();
        await record.AddClusterAsync();
        CleanStop.Leave(record.Paths, record.Services.GetRequiredService<DamageWatch>());
        return record;
    }

    private static async Task CheckAsync(RecordFile record)
    {
        var services = record.Services;
        using var check = new CheckAfterStart(record.Paths, services.GetRequiredService<DamageWatch>(), services.GetRequiredService<BackgroundWork>());
        await check.StartAsync(Token);
        await check.ExecuteTask!;
    }

    private static async Task TouchAsync(RecordFile record, string how)
    {
        var file = record.Paths.Database;
        switch (how)
        {
            case "written":
                await record.AddClusterAsync("Globex");
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                break;
            case "replaced":
                File.Copy(file, file + ".copy");
                File.SetLastWriteTimeUtc(file + ".copy", File.GetLastWriteTimeUtc(file).AddSeconds(1));
                File.Move(file + ".copy", file, overwrite: true);
                break;
            case "emptied":
                await File.WriteAllBytesAsync(file, [], Token);
                break;
            case "removed":
                File.Delete(file);
                break;
            case "not closed":
                await File.WriteAllBytesAsync(file + "-wal", [], Token);
                break;
            default:
                await File.WriteAllTextAsync(record.Paths.CleanStop, "12", Token);
                break;
        }
    }
}
