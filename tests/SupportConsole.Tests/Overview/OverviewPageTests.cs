using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Overview;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Overview;

public sealed class OverviewPageTests : ConsolePageTest
{
    public OverviewPageTests() => Services.AddSingleton<ISampleData, NoSampleData>();

    [Fact]
    public void An_empty_record_offers_the_sample_and_the_import()
    {
        var page = Open<OverviewPage>("/");

        page.WaitForAssertion(() => Assert.Contains("No clusters yet.", page.Markup, StringComparison.Ordinal));
        Assert.Contains(page.FindAll("button"), button => button.TextContent.Trim() == "Load sample data");
        Assert.Contains(page.FindAll("a"), link => link.GetAttribute("href") == "/clusters/import");
    }

    [Fact]
    public void A_manager_is_offered_no_sample()
    {
        SignIn(StaffRole.Manager);

        var page = Open<OverviewPage>("/");

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".count")));
        Assert.DoesNotContain("Load sample data", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_cluster_is_counted_once_and_each_number_leads_to_its_clusters()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);
        await EditAsync(record.Id, row => row.MoveTo(ConnectionState.Live, TimeProvider.System.GetUtcNow()));

        var page = Open<OverviewPage>("/");

        page.WaitForAssertion(() => Assert.Equal(Enum.GetValues<SsoCoverage>().Length, page.FindAll(".count").Count));
        Assert.Equal(1, page.FindAll(".count b").Sum(number => int.Parse(number.TextContent, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(page.FindAll(".count"), count => Assert.StartsWith("/clusters?coverage=", count.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_draft_waits_under_your_move()
    {
        var draft = await Desk.DraftAsync(Protocol.Oidc);

        var page = Open<OverviewPage>("/");

        page.WaitForAssertion(() => Assert.Equal($"/connections/{draft.Id}", page.Find("section[aria-label='Your move'] a").GetAttribute("href")));
        Assert.Contains("Send the hand-off", page.Find("section[aria-label='Your move']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_secret_is_broken_now_and_an_expired_certificate_is_due()
    {
        var (secret, certificate) = (await Desk.CreatedAsync(Protocol.Oidc), await Desk.CreatedAsync(Protocol.Saml));
        foreach (var record in new[] { secret, certificate })
        {
            await EditAsync(record.Id, row => row.CredentialExpiresAt = TimeProvider.System.GetUtcNow().AddDays(-3));
        }

        var page = Open<OverviewPage>("/");

        page.WaitForAssertion(() => Assert.Contains(secret.Name.Value, page.Find("section[aria-label='Broken now']").TextContent, StringComparison.Ordinal));
        Assert.Contains(certificate.Name.Value, page.Find("section[aria-label='Due in 30 days']").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll(".work-group .step a"), link => link.GetAttribute("href") == $"/connections/{secret.Id}/rotate");
    }

    [Fact]
    public async Task Of_more_work_than_is_read_no_number_claims_to_be_all()
    {
        for (var number = 0; number <= 100; number++)
        {
            await Desk.DraftAsync(Protocol.Oidc);
        }

        var page = Open<OverviewPage>("/");

        page.WaitForAssertion(() => Assert.Equal("Your move at least 100", page.Find("section[aria-label='Your move'] h2").TextContent.Trim()));
        Assert.Equal("Needs attention more than 100", page.Find(".work-head h2").TextContent.Trim());
        Assert.Contains(page.FindAll(".work-group button"), button => button.TextContent.Trim() == "Show 100");
    }

    [Fact]
    public async Task Mine_shows_only_what_the_person_owns()
    {
        var mine = await Desk.DraftAsync(Protocol.Oidc);
        var other = await Desk.DraftAsync(Protocol.Saml);
        await EditAsync(mine.Id, row => (row.OwnerId, row.Owner) = ("", "Ana Ruiz"));
        await EditAsync(other.Id, row => (row.OwnerId, row.Owner) = ("", "Marek Novak"));

        var page = Open<OverviewPage>("/?work=mine");

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".work-group li")));
        Assert.Contains(mine.Name.Value, page.Find(".work-group").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_a_group_shows_are_counted_and_can_be_shown()
    {
        for (var number = 0; number < 9; number++)
        {
            await EditAsync((await Desk.DraftAsync(Protocol.Saml)).Id, row => row.Attention = "Look at it.");
        }

        var page = Open<OverviewPage>("/");

        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll("section[aria-label='Your move'] li").Count));
        Assert.Contains("Your move 9", page.Find("section[aria-label='Your move'] h2").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.InvokeAsync(() => page.FindAll("section[aria-label='Your move'] button").Single().ClickAsync()));
        page.WaitForAssertion(() => Assert.Equal(9, page.FindAll("section[aria-label='Your move'] li").Count));
    }

    private sealed class NoSampleData : ISampleData
    {
        public Task<Result<Done>> LoadAsync(Actor actor, Func<string, Task> progress) => Task.FromResult<Result<Done>>(Done.Instance);
    }
}
