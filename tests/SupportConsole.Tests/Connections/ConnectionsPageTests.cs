using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Connections.List;
using SupportConsole.App.Parts;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Connections;

public sealed class ConnectionsPageTests : ConsolePageTest
{
    private string Address => new Uri(Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery;

    [Fact]
    public void An_empty_record_says_where_to_begin()
    {
        var page = Open<ConnectionsPage>("/connections");

        page.WaitForAssertion(() => Assert.Contains("No connections yet.", page.Markup, StringComparison.Ordinal));
        Assert.Contains(page.FindAll(".empty a"), link => link.GetAttribute("href") == "/onboard");
    }

    [Fact]
    public async Task Filters_live_in_the_address_show_as_chips_and_are_taken_away_one_by_one()
    {
        var saml = await Desk.CreatedAsync(Protocol.Saml);
        await Desk.DraftAsync(Protocol.Oidc);
        var page = Open<ConnectionsPage>($"/connections?q={saml.Name}&protocol=Saml&state=ReadyToTest");

        page.WaitForAssertion(() => Assert.Equal("1 connection", page.Find(".active-filters [role=status]").TextContent));
        Assert.Equal([$"“{saml.Name}”", "Ready to test", "SAML"], page.FindAll(".filter-chip").Select(chip => chip.TextContent.Trim()));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("button[aria-label='Remove filter: SAML']").ClickAsync()));
        page.WaitForAssertion(() => Assert.Equal($"/connections?q={saml.Name}&state=ReadyToTest", Address));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find(".active-filters .plain").ClickAsync()));

        page.WaitForAssertion(() => Assert.Equal("/connections", Address));
        page.WaitForAssertion(() => Assert.Equal("2 connections", page.Find(".active-filters [role=status]").TextContent));
    }

    [Fact]
    public async Task What_is_not_found_offers_to_show_all()
    {
        await Desk.DraftAsync(Protocol.Saml);
        var page = Open<ConnectionsPage>("/connections?q=nothing-like-it");

        page.WaitForAssertion(() => Assert.Contains("No connections found.", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.FindAll(".empty button").Single().ClickAsync()));

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
    }

    [Fact]
    public async Task Typing_finds_as_one_types_and_an_address_that_comes_back_late_takes_no_letter_away()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);
        await Desk.CreatedAsync(Protocol.Oidc);
        var page = Open<ConnectionsPage>("/connections");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        var name = record.Name.Value;

        for (var length = 1; length <= name.Length; length++)
        {
            await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("input[type=search]").InputAsync(name[..length])));
        }

        page.WaitForAssertion(() => Assert.Equal($"/connections?q={name}", Address));
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Equal(name, page.Find("input[type=search]").GetAttribute("value"));
        Assert.Contains($"?q={name}", page.Find("a[download]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_view_is_an_address_with_its_count()
    {
        var failing = await Desk.CreatedAsync(Protocol.Oidc);
        await Desk.DraftAsync(Protocol.Saml);
        await EditAsync(failing.Id, row => row.CredentialExpiresAt = TimeProvider.System.GetUtcNow().AddDays(-3));

        var page = Open<ConnectionsPage>("/connections?attention=True&sort=health");

        page.WaitForAssertion(() => Assert.Equal("Needs attention 1", page.Find(".views a[aria-current]").TextContent.Trim()));
        page.WaitForAssertion(() => Assert.Contains("Ask for a new secret", Assert.Single(page.FindAll("tbody tr")).TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_views_of_ones_own_and_of_what_expires_soon_are_counted()
    {
        var soon = await Desk.CreatedAsync(Protocol.Oidc);
        var later = await Desk.DraftAsync(Protocol.Saml);
        await EditAsync(soon.Id, row => row.CredentialExpiresAt = TimeProvider.System.GetUtcNow().AddDays(59));
        await EditAsync(soon.Id, row => (row.OwnerId, row.Owner) = ("", "Ana Ruiz"));
        await EditAsync(later.Id, row => row.CredentialExpiresAt = TimeProvider.System.GetUtcNow().AddDays(61));
        await EditAsync(later.Id, row => (row.OwnerId, row.Owner) = ("idp sam", "Sam Okafor"));

        var page = Open<ConnectionsPage>("/connections");

        IEnumerable<string> Views() => page.FindAll(".views a").Select(view => view.TextContent.Trim());
        page.WaitForAssertion(() => Assert.Equal(["Mine 1", "Expiring in 60 days 1"], Views().TakeLast(2)));
    }

    [Fact]
    public async Task A_head_sorts_turns_round_and_says_so()
    {
        await Desk.DraftAsync(Protocol.Saml);
        var page = Open<ConnectionsPage>("/connections");
        page.WaitForAssertion(() => Assert.Equal(6, page.FindAll("th button.sort").Count));

        await page.InvokeAsync(() => page.InvokeAsync(() => page.FindAll("th button.sort")[1].ClickAsync()));
        page.WaitForAssertion(() => Assert.Equal("ascending", page.FindAll("thead th:not(.pick)")[1].GetAttribute("aria-sort")));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.FindAll("th button.sort")[1].ClickAsync()));

        page.WaitForAssertion(() => Assert.Equal("descending", page.FindAll("thead th:not(.pick)")[1].GetAttribute("aria-sort")));
        Assert.Equal("/connections?sort=name&desc=True", Address);
    }

    [Fact]
    public async Task Selected_connections_are_counted_exported_and_cleared()
    {
        var saml = await Desk.CreatedAsync(Protocol.Saml);
        await Desk.CreatedAsync(Protocol.Oidc);
        var page = Open<ConnectionsPage>("/connections");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody .pick input").Count));

        await page.InvokeAsync(() => page.Find($"input[aria-label='Select {saml.Name}']").ChangeAsync(true));

        page.WaitForAssertion(() => Assert.Equal("1 connection selected", page.Find(".selection [role=status]").TextContent));
        Assert.Contains($"/connections/export.csv?ids={saml.Id:N}", page.FindAll(".selection a").Select(link => link.GetAttribute("href")));
        await page.InvokeAsync(() => page.Find("input[aria-label='Select all on this page']").ChangeAsync(true));
        page.WaitForAssertion(() => Assert.Equal("2 connections selected", page.Find(".selection [role=status]").TextContent));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.FindAll(".selection button").Single(button => button.TextContent.Trim() == "Clear selection").ClickAsync()));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".selection")));
    }
}
