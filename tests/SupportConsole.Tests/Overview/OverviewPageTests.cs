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
    public async Task A_draft_waits_under_my_work()
    {
        var draft = await Desk.DraftAsync(Protocol.Oidc);

        var page = Open<OverviewPage>("/");

        page.WaitForAssertion(() => Assert.Equal($"/connections/{draft.Id}", page.Find(".work a").GetAttribute("href")));
    }

    [Fact]
    public async Task More_than_a_card_shows_are_counted_and_lead_to_the_list()
    {
        for (var number = 0; number < 9; number++)
        {
            await EditAsync((await Desk.DraftAsync(Protocol.Saml)).Id, row => row.Attention = "Look at it.");
        }

        var page = Open<OverviewPage>("/");

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".work section")));
        var card = page.FindAll(".work section").Single(section => section.QuerySelector("h2")!.TextContent == "Needs attention");
        Assert.Equal(8, card.QuerySelectorAll("li").Length);
        Assert.Contains("The 8 oldest of 9", card.TextContent, StringComparison.Ordinal);
        Assert.Contains(card.QuerySelectorAll("a"), link => link.GetAttribute("href") == "/connections?attention=true");
    }

    private sealed class NoSampleData : ISampleData
    {
        public Task<Result<Done>> LoadAsync(Actor actor, Func<string, Task> progress) => Task.FromResult<Result<Done>>(Done.Instance);
    }
}
