using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Overview;
using SupportConsole.App.Record;
using SupportConsole.App.Renewals;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Renewals;

public sealed class RenewalsPageTests : ConsolePageTest
{
    private DeadlineReader Deadlines => Services.GetRequiredService<DeadlineReader>();

    [Fact]
    public async Task The_nearest_end_comes_first_with_its_next_step()
    {
        var (far, near) = (await EndingAsync(Protocol.Oidc, 50), await EndingAsync(Protocol.Saml, -2));
        await EndingAsync(Protocol.Saml, 400);

        var page = Open<RenewalsPage>("/renewals?within=60");

        page.WaitForAssertion(() => Assert.Equal([near.Name.Value, far.Name.Value], page.FindAll("tbody th a").Select(link => link.TextContent)));
        Assert.StartsWith("Ask for the new certificate", page.FindAll("tbody tr")[0].Children[5].TextContent, StringComparison.Ordinal);
        Assert.Equal("/renewals/calendar.ics?within=60", page.Find(".page-head a[download]").GetAttribute("href"));
    }

    [Fact]
    public async Task A_secret_whose_expiry_nobody_told_us_stays_on_the_list_until_somebody_does()
    {
        var record = await Desk.CreatedAsync(Protocol.Oidc);
        await EditAsync(record.Id, row => row.CredentialExpiresAt = null);
        var query = new RenewalFilter(null, null, 30, null).Query(null, []);

        Assert.Equal(record.Id.ToString(), Assert.Single((await Deadlines.ListAsync(query, Token)).Rows).SubjectId);
        await EditAsync(record.Id, row => row.CredentialNeverExpires = true);
        Assert.Empty((await Deadlines.ListAsync(query, Token)).Rows);
    }

    [Theory]
    [InlineData("/renewals?within=0", 1)]
    [InlineData("/renewals?within=90", 2)]
    [InlineData("/renewals?within=36500", 3)]
    [InlineData("/renewals?within=36500&kind=ClientSecret", 1)]
    [InlineData("/renewals", 3)]
    [InlineData("/renewals?period=Overdue", 1)]
    [InlineData("/renewals?period=Later&kind=SigningCertificate", 1)]
    [InlineData("/renewals?mine=true", 1)]
    public async Task The_address_says_what_is_shown(string address, int rows)
    {
        var mine = await EndingAsync(Protocol.Oidc, 50);
        await EditAsync(mine.Id, row => row.Owner = "Ana Ruiz");
        await EndingAsync(Protocol.Saml, -2);
        await EndingAsync(Protocol.Saml, 400);

        var page = Open<RenewalsPage>(address);

        page.WaitForAssertion(() => Assert.Equal(rows, page.FindAll("tbody tr").Count));
        var calendar = new Uri(new Uri("https://console.example"), page.Find(".page-head a[download]").GetAttribute("href"));
        Assert.Equal(new Uri(new Uri("https://console.example"), address).Query.Split('?', '&').Order(), calendar.Query.Split('?', '&').Order());
    }

    [Fact]
    public async Task Another_persons_deadlines_are_found_by_their_owner()
    {
        var theirs = await EndingAsync(Protocol.Oidc, 50);
        await EndingAsync(Protocol.Oidc, 60);
        await EditAsync(theirs.Id, row => row.OwnerId = "idp ben");
        await using (var context = await Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token))
        {
            context.Staff.Add(new StaffMember { Id = "idp ben", Name = "Ben Okafor", LastSignedInAt = DateTimeOffset.UnixEpoch });
            await context.SaveChangesAsync(Token);
        }

        var page = Open<RenewalsPage>("/renewals?owner=idp%20ben");

        page.WaitForAssertion(() => Assert.Contains(theirs.Name.Value, Assert.Single(page.FindAll("tbody tr")).TextContent, StringComparison.Ordinal));
        Assert.Contains("Ben Okafor", page.Find(".active-filters").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("?owner=idp%20ben", page.Find(".page-head a[download]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_ends_it_says_so_and_offers_the_rest()
    {
        var page = Open<RenewalsPage>("/renewals?period=Week");

        page.WaitForAssertion(() => Assert.Contains("Nothing is due here.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("/renewals", page.FindAll(".empty a").Single().GetAttribute("href"));
    }

    [Fact]
    public async Task The_overview_shows_the_counts_of_the_renewals_page()
    {
        await EndingAsync(Protocol.Oidc, 3);
        await EndingAsync(Protocol.Saml, -2);
        await EndingAsync(Protocol.Saml, -4);

        var page = Open<RenewalsPage>("/renewals");
        var overview = Open<OverviewPage>("/");

        page.WaitForAssertion(() => Assert.Equal(["3", "2", "1", "0", "0", "0"], page.FindAll(".views .quiet").Select(count => count.TextContent)));
        overview.WaitForAssertion(() => Assert.Equal(["2", "1", "0", "0", "0"], overview.FindAll(".due b").Select(count => count.TextContent)));
        Assert.Equal("/renewals?period=Overdue", overview.FindAll(".due li a")[0].GetAttribute("href"));
    }

    private async Task<ConnectionRecord> EndingAsync(Protocol protocol, int days)
    {
        var record = await Desk.CreatedAsync(protocol);
        await EditAsync(record.Id, row => row.CredentialExpiresAt = TimeProvider.System.GetUtcNow().AddDays(days));
        return record;
    }
}
