using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Clusters;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Clusters;

/// <summary>The list of accounts is read from one cluster of each. It must be what reading all clusters gives.</summary>
public sealed class AccountListTests
{
    private const string Before = "OpenLinks";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly string[] Customers = ["", "", "acme", "Acme", "Bäckerei Müller", "Zenith"];

    [Fact]
    public async Task The_pages_are_all_accounts_in_order_after_every_kind_of_change()
    {
        await using var record = await RecordFile.CreateAsync();
        var random = new Random(20261130);
        var accounts = Enumerable.Range(0, 60).Select(_ => Guid.NewGuid()).ToArray();
        await using var context = await record.Contexts.CreateDbContextAsync(Token);

        for (var round = 0; round < 12; round++)
        {
            for (var change = 0; change < 25; change++)
            {
                await ChangeAsync(context, random, accounts);
            }

            await context.SaveChangesAsync(Token);
            await HoldAsync(record, await context.Clusters.AsNoTracking().ToListAsync(Token));
        }
    }

    [Fact]
    public async Task An_older_record_gets_its_accounts_and_names()
    {
        await using var record = await RecordFile.CreateAsync();
        var cluster = await record.AddClusterAsync("", "staging");
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            context.Add(new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = cluster.AccountId, Name = "prod", Customer = "Acme", Url = "https://acme.test", State = "ready" });
            await context.SaveChangesAsync(Token);
            await context.GetService<IMigrator>().MigrateAsync(Before, Token);
        }

        Assert.True((await record.Services.GetRequiredService<ConsoleDatabase>().MigrateAsync(Token)).IsOk);

        await using var migrated = await record.Contexts.CreateDbContextAsync(Token);
        await HoldAsync(record, await migrated.Clusters.AsNoTracking().ToListAsync(Token));
        Assert.Equal([" staging ", "acme prod https://acme.test"], await migrated.Clusters.Select(row => row.NamesText).Order().ToListAsync(Token));
    }

    [Theory]
    [InlineData("acme", 1)]
    [InlineData("ACME stag", 1)]
    [InlineData("zz", 0)]
    [InlineData("ac", 1)]
    [InlineData("priya@acme.test", 1)]
    [InlineData("nobody", 0)]
    public async Task An_account_is_found_by_any_of_its_clusters(string search, int found)
    {
        await using var record = await RecordFile.CreateAsync();
        var account = Guid.NewGuid();
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            context.AddRange(
                new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = account, Name = "staging", Customer = "Acme", State = "ready" },
                new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = account, Name = "prod", Customer = "Acme", ContactEmail = "priya@acme.test", State = "ready" },
                new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = Guid.NewGuid(), Name = "other", State = "ready" });
            await context.SaveChangesAsync(Token);
        }

        var list = new AccountListService(record.Contexts);

        Assert.Equal(found, (await list.ListAsync(new AccountQuery(search), Token)).Total);
        Assert.Equal(2, Assert.Single((await list.ListAsync(new AccountQuery($" {account} "), Token)).Rows).Clusters);
    }

    [Fact]
    public async Task A_search_that_finds_more_than_a_thousand_clusters_says_so()
    {
        await using var record = await RecordFile.CreateAsync();
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            context.AddRange(Enumerable.Range(0, 1010).Select(number => new Cluster
            {
                Id = ClusterId.From(Guid.NewGuid()),
                AccountId = Guid.NewGuid(),
                Name = "prod",
                Customer = $"Customer {number:D4}",
                State = "ready",
            }));
            await context.SaveChangesAsync(Token);
        }

        var page = await new AccountListService(record.Contexts).ListAsync(new AccountQuery("prod", Page: 1), Token);

        Assert.Equal("Customer 0025", page.Rows[0].Customer);
        Assert.True(page.HasMore, "the count is taken for exact");
    }

    private static async Task ChangeAsync(ConsoleDbContext context, Random random, Guid[] accounts)
    {
        var all = context.Clusters.Local.ToList();
        switch (all.Count == 0 ? 0 : random.Next(4))
        {
            case 1:
                all[random.Next(all.Count)].Customer = Customers[random.Next(Customers.Length)];
                break;
            case 2:
                all[random.Next(all.Count)].AccountId = accounts[random.Next(accounts.Length)];
                break;
            case 3 when all.Count > 40:
                await context.SaveChangesAsync(Token);
                context.Remove(all[random.Next(all.Count)]);
                await context.SaveChangesAsync(Token);
                break;
            default:
                context.Add(new Cluster
                {
                    Id = ClusterId.From(Guid.NewGuid()),
                    AccountId = accounts[random.Next(accounts.Length)],
                    Name = "prod",
                    Customer = Customers[random.Next(Customers.Length)],
                    State = "ready",
                    IsEntitled = random.Next(3) switch { 0 => null, var is1 => is1 == 1 },
                });
                break;
        }
    }

    private static async Task HoldAsync(RecordFile record, IReadOnlyList<Cluster> clusters)
    {
        var list = new AccountListService(record.Contexts);
        var expected = clusters.GroupBy(cluster => cluster.AccountId).ToDictionary(account => account.Key);
        var rows = new List<AccountRow>();
        ListPage<AccountRow> page;
        do
        {
            page = await list.ListAsync(new AccountQuery(Page: rows.Count / ListPage.Size), Token);
            rows.AddRange(page.Rows);
        }
        while (rows.Count < page.Total);

        Assert.Equal(expected.Keys.Order(), rows.Select(row => row.Id).Order());
        Assert.Equal(rows.OrderBy(row => row.Customer, StringComparer.OrdinalIgnoreCase).Select(row => row.Customer.ToUpperInvariant()), rows.Select(row => row.Customer.ToUpperInvariant()));
        Assert.All(rows, row =>
        {
            Assert.Equal((expected[row.Id].Count(), expected[row.Id].Count(cluster => cluster.IsEntitled is true)), (row.Clusters, row.Bought));
            Assert.Contains(row.Customer, expected[row.Id].Select(cluster => cluster.Customer));
            Assert.Equal(row.Customer.Length == 0, expected[row.Id].All(cluster => cluster.Customer.Length == 0));
        });
        Assert.Equal(rows.Count(row => row.Customer.Length == 0), (await list.ListAsync(new AccountQuery(UnnamedOnly: true), Token)).Total);
    }
}
