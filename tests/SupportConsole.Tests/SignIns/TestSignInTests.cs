using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.App.SignIns;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.DemoIdp;
using SupportConsole.Federation;
using SupportConsole.Federation.Secrets;
using SupportConsole.Tests.SignIns.Support;

namespace SupportConsole.Tests.SignIns;

/// <summary>Test sign-ins of support, through the console's own endpoints, the emulated tenant and the demo identity provider.</summary>
public sealed class TestSignInTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Protocol.Oidc)]
    [InlineData(Protocol.Saml)]
    public async Task A_sign_in_that_works_shows_who_and_which_claims_and_keeps_only_their_names(Protocol protocol)
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.ReadyAsync(protocol);

        var page = await TestAsync(bench, record);

        Assert.Contains("<h1 class=\"good\">Sign-in works</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Signed in as <b>priya.raman@demo-customer.example</b>", page, StringComparison.Ordinal);
        var test = Assert.Single(await bench.TestsAsync(record.Id));
        Assert.True(test.IsPassed);
        Assert.Contains("email", test.Claims.Split(' '));
        Assert.Equal(ConnectionState.Tested, (await bench.Desk.ReadAsync(record.Id)).State);
        Assert.DoesNotContain("Priya", await bench.DatabaseTextAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(Protocol.Oidc, DemoFaults.WrongSecret, "entra.7000215")]
    [InlineData(Protocol.Oidc, DemoFaults.ExpiredSecret, "entra.7000222")]
    [InlineData(Protocol.Oidc, DemoFaults.WrongAudience, "auth0.audience")]
    [InlineData(Protocol.Oidc, DemoFaults.ClockSkew, "auth0.clock")]
    [InlineData(Protocol.Oidc, DemoFaults.NotAssigned, "okta.not-assigned")]
    [InlineData(Protocol.Saml, DemoFaults.RotatedCertificate, "saml.thumbprint")]
    [InlineData(Protocol.Saml, DemoFaults.WrongAudience, "saml.audience")]
    [InlineData(Protocol.Saml, DemoFaults.ClockSkew, "saml.expired")]
    [InlineData(Protocol.Saml, DemoFaults.NotAssigned, "okta.not-assigned")]
    public async Task Each_classic_fault_is_named_with_its_cause_its_owner_and_the_text_to_send(Protocol protocol, DemoFaults fault, string cause)
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.ReadyAsync(protocol);
        bench.Idp.Faults = fault;

        var page = WebUtility.HtmlDecode(await TestAsync(bench, record));

        var test = Assert.Single(await bench.TestsAsync(record.Id));
        Assert.Equal((false, cause), (test.Succeeded, test.Cause));
        var entry = ErrorCauses.Find(cause)!;
        Assert.Contains(entry.Title, page, StringComparison.Ordinal);
        Assert.Contains(entry.Cure, page, StringComparison.Ordinal);
        Assert.Contains(entry.TextToSend().ReplaceLineEndings(), page.ReplaceLineEndings(), StringComparison.Ordinal);
        Assert.Equal(ConnectionState.ReadyToTest, (await bench.Desk.ReadAsync(record.Id)).State);
    }

    [Theory]
    [InlineData(Protocol.Oidc, "add the claim email to the ID token")]
    [InlineData(Protocol.Saml, "send the attribute email in the assertion")]
    public async Task A_missing_email_address_does_not_pass_and_the_page_says_where_to_add_it(Protocol protocol, string fix)
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.ReadyAsync(protocol);
        bench.Idp.Faults = DemoFaults.MissingEmail;

        var page = await TestAsync(bench, record);

        Assert.Contains(fix, page, StringComparison.Ordinal);
        var test = Assert.Single(await bench.TestsAsync(record.Id));
        Assert.Equal((true, "email", false), (test.Succeeded, test.Missing, test.IsPassed));
        Assert.Equal(ConnectionState.ReadyToTest, (await bench.Desk.ReadAsync(record.Id)).State);
    }

    [Fact]
    public async Task After_a_rotation_the_connection_is_not_tested_until_a_test_passes_again()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.ReadyAsync(Protocol.Oidc);
        await TestAsync(bench, record);
        Assert.True((await bench.OverviewAsync(record.Id)).IsTestedNow);

        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.RotateSecretAsync(record, new ClientSecret("another-secret-Pq52"));
        var rotated = await bench.OverviewAsync(record.Id);
        var state = (await bench.Desk.ReadAsync(record.Id)).State;
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.RotateSecretAsync(record, ChangeDesk.FirstSecret);
        await TestAsync(bench, record);

        Assert.False(rotated.IsTestedNow);
        Assert.Equal(ConnectionState.ReadyToTest, state);
        Assert.True((await bench.OverviewAsync(record.Id)).IsTestedNow);
        Assert.Equal(ConnectionState.Tested, (await bench.Desk.ReadAsync(record.Id)).State);
    }

    [Fact]
    public async Task A_test_that_fails_after_one_that_passed_takes_the_connection_back()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.ReadyAsync(Protocol.Oidc);
        await TestAsync(bench, record);
        var passed = (await bench.Desk.ReadAsync(record.Id)).State;

        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        bench.Idp.Faults = DemoFaults.WrongSecret;
        await TestAsync(bench, record);

        Assert.Equal(ConnectionState.Tested, passed);
        Assert.Equal(ConnectionState.ReadyToTest, (await bench.Desk.ReadAsync(record.Id)).State);
        Assert.False((await bench.OverviewAsync(record.Id)).IsTestedNow);
    }

    [Fact]
    public async Task An_answer_of_Auth0_that_never_came_says_nothing_about_the_connection()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.ReadyAsync(Protocol.Oidc);
        await TestAsync(bench, record);
        var token = bench.Tenant.Requests.Count(request => request.Path == "/oauth/token");

        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        bench.Tenant.Faults.Add("POST", "/oauth/token", Fault.Status(503), int.MaxValue);
        await TestAsync(bench, record);

        Assert.NotEqual(token, bench.Tenant.Requests.Count(request => request.Path == "/oauth/token"));
        Assert.Equal(2, (await bench.TestsAsync(record.Id)).Count);
        Assert.Equal(ConnectionState.Tested, (await bench.Desk.ReadAsync(record.Id)).State);
    }

    [Fact]
    public async Task After_a_rotation_a_failure_shows_its_cause_until_a_sign_in_succeeds()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.ReadyAsync(Protocol.Oidc);
        await TestAsync(bench, record);
        var rotatedAt = bench.Clock.GetUtcNow();
        var reader = bench.Get<SignInReader>();
        var before = await reader.FindFirstSinceAsync(record.Id, rotatedAt, Token);

        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        bench.Idp.Faults = DemoFaults.WrongSecret;
        await TestAsync(bench, record);
        var failed = await reader.FindFirstSinceAsync(record.Id, rotatedAt, Token);
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        bench.Idp.Faults = DemoFaults.None;
        await TestAsync(bench, record);
        var worked = await reader.FindFirstSinceAsync(record.Id, rotatedAt, Token);

        Assert.Null(before);
        Assert.Equal((false, "entra.7000215"), (failed!.Succeeded, failed.Cause?.Id));
        Assert.Equal((true, bench.Clock.GetUtcNow()), (worked!.Succeeded, worked.At));
    }

    [Fact]
    public async Task A_rotation_during_the_test_leaves_the_connection_untested()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.ReadyAsync(Protocol.Oidc);
        using var browser = new TestBrowser(bench.Console);
        var callback = await browser.WalkAsync(await KeyAsync(bench, record));

        await bench.RotateSecretAsync(record, new ClientSecret("another-secret-Pq52"));
        using var verdict = await browser.GetAsync(callback.PathAndQuery);

        Assert.True(Assert.Single(await bench.TestsAsync(record.Id)).IsPassed);
        Assert.Equal(ConnectionState.ReadyToTest, (await bench.Desk.ReadAsync(record.Id)).State);
        Assert.False((await bench.OverviewAsync(record.Id)).IsTestedNow);
    }

    [Fact]
    public async Task Another_browser_cannot_finish_a_test_and_nobody_can_finish_it_twice()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.ReadyAsync(Protocol.Oidc);
        using var browser = new TestBrowser(bench.Console);
        using var thief = new TestBrowser(bench.Console);
        var callback = await browser.WalkAsync(await KeyAsync(bench, record));

        using var stolen = await thief.GetAsync(callback.PathAndQuery);
        using var finished = await browser.GetAsync(callback.PathAndQuery);
        using var again = await browser.GetAsync(callback.PathAndQuery);

        Assert.Equal(HttpStatusCode.Gone, stolen.StatusCode);
        Assert.Equal(HttpStatusCode.OK, finished.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Single(await bench.TestsAsync(record.Id));
    }

    [Fact]
    public async Task A_key_starts_one_test_within_an_hour()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.ReadyAsync(Protocol.Oidc);
        using var browser = new TestBrowser(bench.Console);
        var used = await KeyAsync(bench, record);
        await browser.WalkAsync(used);
        var old = await KeyAsync(bench, record);
        bench.Clock.Advance(TimeSpan.FromMinutes(61));

        foreach (var key in new[] { used, old, "unknown", "" })
        {
            using var answer = await browser.GetAsync($"/connection-test/start?key={key}");
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_a_stranger_writes_into_the_error_is_shown_as_text()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.ReadyAsync(Protocol.Oidc);
        using var browser = new TestBrowser(bench.Console);
        var state = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery((await browser.WalkAsync(await KeyAsync(bench, record))).Query)["state"];

        using var page = await browser.GetAsync(
            $"/connection-test/callback?state={state}&error=x&error_description={Uri.EscapeDataString("<script>alert(1)</script> \"'<img src=x>")}");

        var html = await page.Content.ReadAsStringAsync(Token);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("doesn't have this error", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    private static async Task<string> KeyAsync(SignInBench bench, ConnectionRecord record) =>
        ChangeDesk.Must(await bench.Get<SignInTester>().PrepareAsync(record.Id, bench.Console, SignInBench.Engineer, Token));

    private static async Task<string> TestAsync(SignInBench bench, ConnectionRecord record)
    {
        using var browser = new TestBrowser(bench.Console);
        return await browser.TestAsync(await KeyAsync(bench, record));
    }
}
