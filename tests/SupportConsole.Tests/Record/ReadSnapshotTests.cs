using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Benchmarks.Record;

namespace SupportConsole.Tests.Record;

public sealed class ReadSnapshotTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_others_write_meanwhile_is_not_read_and_they_do_not_wait()
    {
        await using var record = await FilledRecord.CreateAsync(5, 5);
        var contexts = record.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>();
        await using var reading = await contexts.CreateDbContextAsync(Token);
        await using var writing = await contexts.CreateDbContextAsync(Token);

        await using (await ReadSnapshot.BeginAsync(reading, Token))
        {
            Assert.Equal(5, await reading.Connections.CountAsync(connection => connection.Owner != "Somebody Else", Token));
            await writing.Connections.ExecuteUpdateAsync(set => set.SetProperty(connection => connection.Owner, "Somebody Else"), Token);
            Assert.Equal(5, await reading.Connections.CountAsync(connection => connection.Owner != "Somebody Else", Token));
        }

        await using var after = await contexts.CreateDbContextAsync(Token);
        Assert.Equal(0, await after.Connections.CountAsync(connection => connection.Owner != "Somebody Else", Token));
    }
}
