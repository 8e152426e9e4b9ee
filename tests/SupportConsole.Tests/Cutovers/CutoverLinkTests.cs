using System.Net;
using SupportConsole.App.Cutovers;
using SupportConsole.App.Record;
using SupportConsole.Crash;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.Tests.Cutovers;

/// <summary>The customer's page of a cutover, over real HTTP.</summary>
#pragma warning disable RS0030 // The test asks the console as any browser would.
public sealed class CutoverLinkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_customer_sees_both_fingerprints_and_says_that_they_have_switched_at_most_an_hour_early()
    {
        await using var bench = await CutoverBench.StartAsync();
        var cutover = await bench.PlanAsync();
        var token = await bench.LinkAsync(cutover);
        using var http = new HttpClient();
        var early = await PageAsync(bench, http, token);
        Assert.False(await bench.Get<CutoverVisits>().SwitchAsync(token, Token));
        bench.Clock.Advance(TimeSpan.FromHours(1));

        var open = await PageAsync(bench, http, token);
        using var posted = await http.PostAsync(AddressOf(bench, token), null, Token);
        var after = WebUtility.HtmlDecode(await posted.Content.ReadAsStringAsync(Token));

        Assert.Contains("Tue 1 Dec 2026 15:00, Europe/Berlin", early, StringComparison.Ordinal);
        Assert.DoesNotContain("<button", early, StringComparison.Ordinal);
        Assert.Contains(">We have switched</button>", open, StringComparison.Ordinal);
        Assert.Contains("You have switched.", after, StringComparison.Ordinal);
        Assert.NotNull((await bench.FindAsync(cutover.Id)).SwitchedAt);
        Assert.All([cutover.OldFingerprint, cutover.NewFingerprint], print =>
            Assert.Contains(Thumbprint.Show(print).Replace(":", ":<wbr>", StringComparison.Ordinal), open, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_names_no_connection_and_no_person_and_stays_out_of_indexes()
    {
        await using var bench = await CutoverBench.StartAsync();
        var cutover = await bench.PlanAsync();
        using var http = new HttpClient();

        using var answer = await http.GetAsync(AddressOf(bench, await bench.LinkAsync(cutover)), Token);
        var page = await answer.Content.ReadAsStringAsync(Token);

        Assert.Equal("noindex, nofollow", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")));
        Assert.All(
            [bench.Record.Name.Value, bench.Record.Id.ToString(), cutover.Id.ToString(), "Ana Ruiz", "Acme", "SUP-7"],
            text => Assert.DoesNotContain(text, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_that_is_revoked_expired_or_unknown_shows_one_and_the_same_page()
    {
        await using var bench = await CutoverBench.StartAsync();
        var cutover = await bench.PlanAsync();
        var revoked = await bench.LinkAsync(cutover);
        ChangeDesk.Must(await bench.Get<CutoverLinks>().RevokeAsync(cutover.Id, CutoverBench.Engineer, Token));
        var expired = await bench.LinkAsync(cutover);
        bench.Clock.Advance(TimeSpan.FromHours(2) + CutoverLinks.LifeAfter);
        using var http = new HttpClient();

        var pages = new List<string>();
        foreach (var token in new[] { revoked, expired, "unknown", new string('x', 43) })
        {
            pages.Add(await PageAsync(bench, http, token));
            using var posted = await http.PostAsync(AddressOf(bench, token), null, Token);
            Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        }

        Assert.Contains("This link can't be used.", pages[0], StringComparison.Ordinal);
        Assert.Single(pages.Distinct());
        Assert.Null((await bench.FindAsync(cutover.Id)).SwitchedAt);
    }

    [Fact]
    public async Task A_link_says_that_the_plan_was_cancelled()
    {
        await using var bench = await CutoverBench.StartAsync();
        var cutover = await bench.PlanAsync();
        var token = await bench.LinkAsync(cutover);
        ChangeDesk.Must(await bench.Plans.CancelAsync(cutover.Id, CutoverBench.Engineer, Token));
        using var http = new HttpClient();

        var page = await PageAsync(bench, http, token);

        Assert.Contains("This change is cancelled.", page, StringComparison.Ordinal);
        Assert.Equal(CutoverState.Cancelled, (await bench.FindAsync(cutover.Id)).State);
        Assert.Equal("cutover.ended", (await bench.Get<CutoverLinks>().CreateAsync(cutover.Id, CutoverBench.Engineer, Token)).Problem?.Code);
    }

    private static Uri AddressOf(CutoverBench bench, string token) => new(bench.Address, $"{CutoverLinks.Path}/{token}");

    private static async Task<string> PageAsync(CutoverBench bench, HttpClient http, string token)
    {
        using var answer = await http.GetAsync(AddressOf(bench, token), Token);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));
    }
}
