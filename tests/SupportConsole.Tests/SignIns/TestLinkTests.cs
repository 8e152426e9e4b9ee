using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.App.SignIns;
using SupportConsole.Crash;
using SupportConsole.DemoIdp;
using SupportConsole.Federation;
using SupportConsole.Tests.SignIns.Support;

namespace SupportConsole.Tests.SignIns;

/// <summary>The customer's test link: what it does for whoever holds it, and what it refuses everybody else.</summary>
public sealed class TestLinkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Protocol.Oidc)]
    [InlineData(Protocol.Saml)]
    public async Task The_customer_sees_that_it_works_and_a_code_and_support_sees_the_same_code(Protocol protocol)
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.ReadyAsync(protocol);
        var link = await CreateAsync(bench, record);
        using var customer = new TestBrowser(bench.Console);

        var page = await TestAsync(customer, link);

        var test = Assert.Single(await bench.TestsAsync(record.Id));
        Assert.Equal((TestSource.Customer, link.Link.Id, true), (test.Source, test.LinkId, test.IsPassed));
        Assert.Contains("set up correctly", page, StringComparison.Ordinal);
        Assert.Contains(test.Code, page, StringComparison.Ordinal);
        Assert.Equal(ConnectionState.Tested, (await bench.Desk.ReadAsync(record.Id)).State);
        var found = await bench.Get<SignInReader>().LookUpAsync(record.Id, test.Code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant(), Token);
        Assert.Equal(test.At, Assert.Single(found).At);
    }

    [Fact]
    public async Task The_customer_learns_what_to_fix_on_their_side_and_nothing_about_ours()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.ReadyAsync(Protocol.Saml);
        var link = await CreateAsync(bench, record);
        using var customer = new TestBrowser(bench.Console);

        bench.Idp.Faults = DemoFaults.WrongAudience;
        var theirs = WebUtility.HtmlDecode(await TestAsync(customer, link));
        bench.Idp.Faults = DemoFaults.None;
        bench.Tenant.Dashboard.SetEnabledClients(record.Name.Value);
        var ours = WebUtility.HtmlDecode(await TestAsync(customer, link));

        Assert.Contains(ErrorCauses.Find("saml.audience")!.Cure, theirs, StringComparison.Ordinal);
        Assert.Contains("There is nothing to fix on your side yet.", ours, StringComparison.Ordinal);
        foreach (var page in new[] { theirs, ours })
        {
            Assert.DoesNotContain(record.Name.Value, page, StringComparison.Ordinal);
            Assert.DoesNotContain(record.Id.ToString(), page, StringComparison.Ordinal);
            Assert.DoesNotContain(record.Cluster.Customer, page, StringComparison.Ordinal);
            Assert.DoesNotContain("/connections/", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_link_that_is_expired_revoked_used_up_or_wrong_shows_one_and_the_same_page()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.ReadyAsync(Protocol.Oidc);
        var usedUp = await CreateAsync(bench, record);
        for (var use = 0; use < TestLinks.Uses; use++)
        {
            Assert.NotNull(await bench.Get<TestLinks>().UseAsync(usedUp.Token, Token));
        }

        var revoked = await CreateAsync(bench, record);
        ChangeDesk.Must(await bench.Get<TestLinks>().RevokeAsync(revoked.Link.Id, SignInBench.Engineer, Token));
        var expired = await CreateAsync(bench, record);
        bench.Clock.Advance(TestLinks.Life);
        using var stranger = new TestBrowser(bench.Console);
        var answers = new List<(HttpStatusCode, string)>();

        foreach (var token in new[] { usedUp.Token, revoked.Token, expired.Token, "AAAAAAAAAAAAAAAAAAAAAA", "x" })
        {
            using var shown = await stranger.GetAsync("/t/" + token);
            using var started = await stranger.PostAsync("/t/" + token);
            answers.Add((shown.StatusCode, await shown.Content.ReadAsStringAsync(Token)));
            answers.Add((started.StatusCode, await started.Content.ReadAsStringAsync(Token)));
        }

        var (status, page) = Assert.Single(answers.Distinct());
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("Ask InfluxData support for a new one", page, StringComparison.Ordinal);
        Assert.Empty((await bench.OverviewAsync(record.Id)).Links);
    }

    [Fact]
    public async Task A_visit_uses_nothing_up_and_two_at_once_cannot_share_the_last_use()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.ReadyAsync(Protocol.Oidc);
        var link = await CreateAsync(bench, record);
        using var preview = new TestBrowser(bench.Console);
        for (var visit = 0; visit < 3; visit++)
        {
            using var page = await preview.GetAsync("/t/" + link.Token);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Equal("noindex, nofollow", page.Headers.GetValues("X-Robots-Tag").Single());
        }

        var uses = await Task.WhenAll(Enumerable.Range(0, TestLinks.Uses + 6).Select(_ => bench.Get<TestLinks>().UseAsync(link.Token, Token)));

        Assert.Equal(TestLinks.Uses, uses.Count(use => use is not null));
    }

    [Fact]
    public async Task The_database_holds_no_token_and_the_audit_log_names_who_created_and_revoked()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.ReadyAsync(Protocol.Oidc);

        var link = await CreateAsync(bench, record);
        ChangeDesk.Must(await bench.Get<TestLinks>().RevokeAsync(link.Link.Id, SignInBench.Engineer, Token));

        await using var context = await bench.Contexts.CreateDbContextAsync(Token);
        var kept = await context.TestLinks.SingleAsync(Token);
        Assert.Equal(TokenHash.Of(link.Token), kept.TokenHash);
        var entries = await context.AuditEntries.Where(entry => entry.Action.StartsWith("test-link")).OrderBy(entry => entry.Id).ToListAsync(Token);
        Assert.Equal(["test-link.create", "test-link.revoke"], entries.Select(entry => entry.Action));
        Assert.DoesNotContain(link.Token, await bench.DatabaseTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_link_is_created_before_a_customers_test_can_reach_their_identity_provider()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.CreateAsync(Protocol.Oidc);

        var early = await bench.Get<TestLinks>().CreateAsync(record.Id, SignInBench.Engineer, Token);

        Assert.Equal("sign-in.not-enabled", early.Problem?.Code);
    }

    [Fact]
    public async Task Ten_thousand_guesses_find_nothing_are_limited_and_take_no_longer_where_they_are_nearly_right()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.ReadyAsync(Protocol.Oidc);
        var link = await CreateAsync(bench, record);
        var links = bench.Get<TestLinks>();
        using var stranger = new TestBrowser(bench.Console);
        var (near, far) = (new List<double>(), new List<double>());

        var statuses = new List<HttpStatusCode>();
        for (var guess = 0; guess < 200; guess++)
        {
            using var answer = await stranger.GetAsync($"/t/{Guess(guess)}");
            statuses.Add(answer.StatusCode);
        }

        for (var guess = 0; guess < 5000; guess++)
        {
            far.Add(await TimeAsync(links, Guess(guess)));
            near.Add(await TimeAsync(links, link.Token[..^1] + (link.Token[^1] == 'A' ? 'Q' : 'A')));
        }

        Assert.Equal(StrangerLimits.TestsPerMinute, statuses.Count(status => status == HttpStatusCode.NotFound));
        Assert.Equal(200 - StrangerLimits.TestsPerMinute, statuses.Count(status => status == HttpStatusCode.TooManyRequests));
        Assert.InRange(near.Order().ElementAt(2500) / far.Order().ElementAt(2500), 0.7, 1.4);
    }

    private static async Task<double> TimeAsync(TestLinks links, string token)
    {
        var started = Stopwatch.GetTimestamp();
        Assert.Null(await links.FindAsync(token, Token));
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static string Guess(int number) =>
        System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number)).AsSpan(0, 16));

    private static async Task<CreatedLink> CreateAsync(SignInBench bench, ConnectionRecord record) =>
        ChangeDesk.Must(await bench.Get<TestLinks>().CreateAsync(record.Id, SignInBench.Engineer, Token));

    /// <summary>Opens the link, presses its button and follows the page that goes on.</summary>
    private static async Task<string> TestAsync(TestBrowser customer, CreatedLink link)
    {
        using var started = await customer.PostAsync("/t/" + link.Token);
        var page = await started.Content.ReadAsStringAsync(Token);
        var key = page.Split("/connection-test/start?key=")[1].Split('"')[0];
        return await customer.TestAsync(key);
    }
}
