using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Renewals;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Renewals;

public sealed class RenewalsPageTests : ConsolePageTest
{
    [Fact]
    public async Task The_nearest_end_comes_first_with_its_next_step()
    {
        var (far, near) = (await EndingAsync(Protocol.Oidc, 50), await EndingAsync(Protocol.Saml, -2));
        await EndingAsync(Protocol.Saml, 400);

        var page = Open<RenewalsPage>("/renewals");

        page.WaitForAssertion(() => Assert.Equal([near.Name.Value, far.Name.Value], page.FindAll("tbody th a").Select(link => link.TextContent)));
        Assert.StartsWith("Ask for the new certificate", page.FindAll("tbody tr")[0].Children[5].TextContent, StringComparison.Ordinal);
        Assert.Equal("/renewals/calendar.ics?within=60", page.FindAll(".page-head a").Single().GetAttribute("href"));
    }

    [Fact]
    public async Task A_secret_whose_expiry_nobody_told_us_stays_on_the_list_until_somebody_does()
    {
        var record = await Desk.CreatedAsync(Protocol.Oidc);
        await EditAsync(record.Id, row => row.CredentialExpiresAt = null);
        var list = Services.GetRequiredService<ConnectionListService>();
        var query = RenewalFilter.Of(30, null).Query();

        Assert.Equal(record.Id, Assert.Single((await list.ListAsync(query, Token)).Rows).Id);
        await EditAsync(record.Id, row => row.CredentialNeverExpires = true);
        Assert.Empty((await list.ListAsync(query, Token)).Rows);
    }

    [Theory]
    [InlineData("/renewals?within=0", 1)]
    [InlineData("/renewals?within=90", 2)]
    [InlineData("/renewals?within=36500", 3)]
    [InlineData("/renewals?within=36500&protocol=Oidc", 1)]
    public async Task The_address_says_what_is_shown(string address, int rows)
    {
        await EndingAsync(Protocol.Oidc, 50);
        await EndingAsync(Protocol.Saml, -2);
        await EndingAsync(Protocol.Saml, 400);

        var page = Open<RenewalsPage>(address);

        page.WaitForAssertion(() => Assert.Equal(rows, page.FindAll("tbody tr").Count));
        var calendar = new Uri(new Uri("https://console.example"), page.Find(".page-head a").GetAttribute("href"));
        var asked = System.Web.HttpUtility.ParseQueryString(calendar.Query);
        var filter = RenewalFilter.Of(int.Parse(asked["within"]!, System.Globalization.CultureInfo.InvariantCulture), asked["protocol"]);
        Assert.Equal(rows, await Services.GetRequiredService<ConnectionListService>().ExportAsync(filter.Query(), Token).CountAsync(Token));
    }

    [Fact]
    public void Where_nothing_ends_it_says_so_and_offers_the_rest()
    {
        var page = Open<RenewalsPage>("/renewals");

        page.WaitForAssertion(() => Assert.Contains("No credentials expire in this period.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("/renewals?within=36500", page.FindAll(".empty a").Single().GetAttribute("href"));
    }

    private async Task<ConnectionRecord> EndingAsync(Protocol protocol, int days)
    {
        var record = await Desk.CreatedAsync(protocol);
        await EditAsync(record.Id, row => row.CredentialExpiresAt = TimeProvider.System.GetUtcNow().AddDays(days));
        return record;
    }
}
