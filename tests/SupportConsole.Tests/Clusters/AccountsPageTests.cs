using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Clusters;
using SupportConsole.App.Clusters.Report;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Clusters;

/// <summary>Long lists of clusters and accounts are shown in part, and say how many there are.</summary>
public sealed class AccountsPageTests : ConsolePageTest
{
    [Fact]
    public async Task Accounts_of_several_pages_are_edited_together()
    {
        await FillAsync(60);
        var page = Open<AccountsPage>("/accounts");
        page.WaitForAssertion(() => Assert.Equal(25, page.FindAll("tbody tr").Count));
        Assert.Contains("60 accounts", page.Find("p[role=status]").TextContent, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Find("input[aria-label='Select Customer 03']").ChangeAsync(true));
        await page.InvokeAsync(() => page.FindAll(".pager button").Single(button => button.TextContent.Trim() == "3").ClickAsync());
        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll("tbody tr").Count));
        await page.InvokeAsync(() => page.Find("input[aria-label='Select Customer 59']").ChangeAsync(true));
        Assert.Contains("Customer 03, Customer 59", page.Find("section.card").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("#account-order").InputAsync("SO-1"));
        await page.InvokeAsync(() => page.Find("#account-order").BlurAsync());
        await page.InvokeAsync(() => page.FindAll("button").Single(button => button.TextContent.Trim() == "Save for 2 clusters").ClickAsync());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#account-order")));
        await using var context = await Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        Assert.Equal(["Customer 03", "Customer 59"], await context.Clusters.Where(row => row.OrderReference == "SO-1").Select(row => row.Customer).Order().ToListAsync(Token));
    }

    [Fact]
    public async Task A_search_goes_back_to_the_first_page()
    {
        await FillAsync(60);
        var page = Open<AccountsPage>("/accounts");
        page.WaitForAssertion(() => Assert.Equal(25, page.FindAll("tbody tr").Count));
        await page.InvokeAsync(() => page.FindAll(".pager button").Single(button => button.TextContent.Trim() == "3").ClickAsync());
        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll("tbody tr").Count));

        await page.InvokeAsync(() => page.Find("input[type=search]").InputAsync("customer 5"));

        page.WaitForAssertion(() => Assert.Equal("Customer 05", page.Find("tbody th a").TextContent));
        Assert.Equal(15, page.FindAll("tbody tr").Count);
    }

    [Fact]
    public async Task A_report_of_today_counts_all_clusters_and_reads_the_first()
    {
        await FillAsync(60);

        var report = await Services.GetRequiredService<ClusterReport>().ReadAsync(new ClusterQuery { Search = "customer" }, 7, Token);

        Assert.Equal(7, report.Rows.Count);
        Assert.Equal(60, report.Total);
        Assert.Equal([(SsoCoverage.NotStarted, 20), (SsoCoverage.NotBought, 20), (SsoCoverage.NotKnown, 20)], report.Counts.Where(pair => pair.Value > 0).Select(pair => (pair.Key, pair.Value)).Order());
    }

    private async Task FillAsync(int accounts)
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        context.AddRange(Enumerable.Range(0, accounts).Select(number => new Cluster
        {
            Id = ClusterId.From(Guid.NewGuid()),
            AccountId = Guid.NewGuid(),
            Name = "prod",
            Customer = $"Customer {number:D2}",
            State = "ready",
            IsEntitled = (number % 3) switch { 0 => null, var kind => kind == 1 },
        }));
        await context.SaveChangesAsync(Token);
    }
}
