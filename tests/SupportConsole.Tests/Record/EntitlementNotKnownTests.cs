using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Record.Storage;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Record;

public sealed class EntitlementNotKnownTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cluster_that_nobody_marked_as_entitled_becomes_not_known()
    {
        await using var record = await RecordFile.CreateAsync();
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        await context.GetService<IMigrator>().MigrateAsync("20261127225500_SettingsInOneColumn", Token);
        foreach (var (name, entitled) in new[] { ("bought", 1), ("untold", 0) })
        {
            var id = Guid.NewGuid().ToString().ToUpperInvariant();
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO Clusters (Id, AccountId, Name, Url, State, Category, Customer, ContactName, ContactEmail, IsEntitled, OrderReference, Notes, Version)
                VALUES ({id}, {id}, {name}, '', 'ready', '', 'Acme', '', '', {entitled}, '', '', {id})
                """, Token);
        }

        var migrated = await record.Services.GetRequiredService<ConsoleDatabase>().MigrateAsync(Token);

        Assert.True(migrated.IsOk, migrated.Problem?.ToString());
        var told = await context.Clusters.AsNoTracking().ToDictionaryAsync(cluster => cluster.Name, cluster => cluster.IsEntitled, Token);
        Assert.Equal(new Dictionary<string, bool?> { ["bought"] = true, ["untold"] = null }, told);
    }
}
