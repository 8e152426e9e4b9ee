using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Audit;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Audit;

public sealed class AuditPageTests : ConsolePageTest
{
    private string Address => new Uri(Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery;

    [Fact]
    public void Before_anything_happened_it_says_so()
    {
        var page = Open<AuditPage>("/audit");

        page.WaitForAssertion(() => Assert.Contains("Nothing has happened yet.", page.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?outcome=confirmed", 2)]
    [InlineData("?actor=Erin+Engineer&action=connection.create", 4)]
    [InlineData("?ticket=SUP-1", 4)]
    [InlineData("?ticket=SUP", 0)]
    [InlineData("?from=2100-01-01", 0)]
    [InlineData("?to=2000-01-01", 0)]
    public async Task The_address_says_which_entries_are_shown(string query, int entries)
    {
        await Desk.CreatedAsync(Protocol.Saml);
        await Desk.CreatedAsync(Protocol.Oidc);

        var page = Open<AuditPage>("/audit" + query);

        page.WaitForAssertion(() => Assert.Equal($"{entries} entries", page.Find(".active-filters [role=status]").TextContent));
        Assert.Equal(entries, page.FindAll(".entry").Count);
    }

    [Fact]
    public async Task A_connections_own_entries_are_named_after_it_and_the_filter_is_taken_away()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);
        await Desk.CreatedAsync(Protocol.Oidc);
        var page = Open<AuditPage>($"/audit?connection={record.Id}");
        page.WaitForAssertion(() => Assert.Equal($"Connection {record.Name}", page.Find(".active-filters button").TextContent));

        await page.Find(".active-filters button").ClickAsync();

        page.WaitForAssertion(() => Assert.Equal("/audit", Address));
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".entry").Count));
    }

    [Fact]
    public async Task A_ticket_typed_is_asked_for_in_the_address()
    {
        await Desk.CreatedAsync(Protocol.Saml);
        var page = Open<AuditPage>("/audit");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".entry").Count));

        await page.Find("label.narrow input").ChangeAsync("SUP-1 ");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("/audit?ticket=SUP-1", Address));
        Assert.EndsWith("/audit/export.csv?ticket=SUP-1", page.Find("a[download]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_shows_fields_before_and_after_and_no_secret()
    {
        await Desk.CreatedAsync(Protocol.Oidc);

        var page = Open<AuditPage>("/audit?outcome=confirmed");

        page.WaitForAssertion(() => Assert.Contains("Client secret", page.Find(".entry details").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain(Crash.ChangeDesk.FirstSecret.Reveal(), page.Markup, StringComparison.Ordinal);
    }
}
