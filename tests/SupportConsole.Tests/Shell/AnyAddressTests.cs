using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.History;
using SupportConsole.App.Audit;
using SupportConsole.App.Clusters;
using SupportConsole.App.Connections.List;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.Renewals;
using SupportConsole.Federation;

namespace SupportConsole.Tests.Shell;

/// <summary>Addresses and searches as nobody planned them: cut off, from a longer list, a whole mail pasted.</summary>
public sealed class AnyAddressTests : ConsolePageTest
{
    private static readonly string Mail = string.Join(' ', Enumerable.Range(1, 1_000).Select(number => $"word{number}"));

    private string Address => new Uri(Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery;

    [Theory]
    [InlineData("page=x&ends=soon&desc=perhaps&attention=x&q=")]
    [InlineData("page=3")]
    [InlineData("page=-1")]
    [InlineData("page=2147483647&ends=2147483647")]
    [InlineData("page=99999999999999999999")]
    public async Task The_lists_show_their_last_page_where_the_address_means_nothing_or_a_page_beyond(string query)
    {
        await EditAsync((await Desk.CreatedAsync(Protocol.Saml)).Id, row => row.CredentialExpiresAt = TimeProvider.System.GetUtcNow().AddDays(20));

        ShowsOne(Open<ConnectionsPage>($"/connections?{query}"));
        ShowsOne(Open<ClustersPage>($"/clusters?{query}"));
        ShowsOne(Open<RenewalsPage>($"/renewals?within=soon&{query}"));

        void ShowsOne<T>(IRenderedComponent<T> page)
            where T : IComponent
        {
            page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
            Assert.Equal("1 to 1 of 1", page.Find(".pager [role=status]").TextContent);
        }
    }

    [Theory]
    [InlineData("page=x&connection=8d1f&cluster=")]
    [InlineData("page=3&to=9999-12-31&from=0001-01-01")]
    [InlineData("page=2147483647&to=tomorrow")]
    public async Task The_audit_shows_what_there_is(string query)
    {
        await Desk.CreatedAsync(Protocol.Saml);

        var page = Open<AuditPage>($"/audit?{query}");

        page.WaitForAssertion(() => Assert.Equal("1 to 1 of 1", page.Find(".pager [role=status]").TextContent));
        Assert.Single(page.FindAll("tbody tr"));
    }

    [Fact]
    public async Task A_mail_pasted_into_a_search_finds_nothing_and_does_not_stand_in_the_address()
    {
        await Desk.CreatedAsync(Protocol.Saml);
        await PasteAsync<ConnectionsPage>("/connections");
        await PasteAsync<ClustersPage>("/clusters");

        async Task PasteAsync<T>(string address)
            where T : IComponent
        {
            var page = Open<T>($"{address}?sort=name&q=acme");
            page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".active-filters")));

            await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("input[type=search]").InputAsync(Mail)));

            page.WaitForAssertion(() => Assert.Equal($"{address}?sort=name", Address));
            page.WaitForAssertion(() => Assert.Empty(page.FindAll("tbody tr")));
            Assert.Equal(("200", Mail[..200]), (page.Find("input[type=search]").GetAttribute("maxlength"), page.Find("input[type=search]").GetAttribute("value")));
            Assert.Empty(page.FindAll("a[download]"));
        }
    }

    [Fact]
    public async Task A_mail_pasted_into_the_audits_search_finds_nothing_and_does_not_stand_in_the_address()
    {
        await Desk.CreatedAsync(Protocol.Saml);
        var page = Open<AuditPage>("/audit");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));

        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("input[type=search]").InputAsync(Mail)));

        page.WaitForAssertion(() => Assert.Contains("No entries found.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("/audit", Address);
        Assert.Empty(page.FindAll("a[download]"));

        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find(".active-filters button").ClickAsync()));
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
    }

    [Fact]
    public async Task A_mail_in_the_address_or_asked_of_a_service_is_cut()
    {
        await Desk.CreatedAsync(Protocol.Saml);
        var page = Open<ConnectionsPage>($"/connections?q={Uri.EscapeDataString(Mail)}");
        page.WaitForAssertion(() => Assert.Contains("No connections found.", page.Markup, StringComparison.Ordinal));

        Assert.Equal(0, (await Services.GetRequiredService<ConnectionListService>().ListAsync(new ConnectionQuery { Search = Mail }, Token)).Total);
        Assert.Equal(0, (await Services.GetRequiredService<ClusterListService>().ListAsync(new ClusterQuery { Search = Mail }, Token)).Total);
        Assert.Equal(0, (await Services.GetRequiredService<AuditListService>().ListAsync(new AuditQuery { Search = Mail }, Token)).Total);
        foreach (var source in Services.GetServices<IPaletteSource>())
        {
            Assert.Empty(await source.FindAsync(Mail, 6, Token));
        }
    }
}
