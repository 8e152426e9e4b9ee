using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Record;
using SupportConsole.Benchmarks.Record;

namespace SupportConsole.Tests.Renewals;

public sealed class ManyRotationsTests
{
    private const int Parameters = 20;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task There_can_be_more_rotations_than_a_statement_takes_parameters()
    {
        await using var record = await FilledRecord.CreateAsync(100, 10);
        await using (var context = await record.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token))
        {
            // The pool hands this connection out again.
            await context.Database.OpenConnectionAsync(Token);
            raw.sqlite3_limit(((SqliteConnection)context.Database.GetDbConnection()).Handle!, raw.SQLITE_LIMIT_VARIABLE_NUMBER, Parameters);
        }

        var past = (await record.Services.GetRequiredService<PastRotations>().ReadAsync(DateTimeOffset.UnixEpoch, new RotationQuery { PageSize = 200 }, Token)).Page.Rows;

        Assert.True(past.Count > Parameters);
        Assert.Contains(past, rotation => rotation.RemindedAt is not null);
    }
}
