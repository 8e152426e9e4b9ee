using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace SupportConsole.Tests.SignIn;

/// <summary>What staff get who sign in, and what a provider or a stranger that lies gets.</summary>
public sealed class StaffSignInTests : StaffConsoleTest
{
    [Fact]
    public async Task Staff_sign_in_with_their_company_account_and_sign_out_at_both_places()
    {
        await using var idp = await StaffIdp.StartAsync();
        using var console = await StartAsync(idp);
        using var browser = new StaffBrowser(console.Address);

        var (status, page) = await browser.SignInAsync();
        using var clusters = await browser.GetAsync("/clusters");
        using var export = await browser.GetAsync("/clusters/export.csv");

        Assert.True(status == HttpStatusCode.OK, page);
        Assert.Contains("url=/clusters", page, StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [clusters.StatusCode, export.StatusCode]);
        Assert.Contains("POST /connect/par", idp.Requests);
        Assert.Equal(43, browser.Cookies[Cookie].Length);
        Assert.Equal(
            [("Ana Ruiz", $"{idp.Issuer} u-ana", "ana@example.com", "session.start", "done")],
            Audit("session.start"));
        Assert.DoesNotContain(console.Lines, line => line.Contains("eyJ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("iss", "https://evil.example/", "another issuer")]
    [InlineData("aud", "another-application", "another application")]
    [InlineData("nonce", "not-this-one", "nonce")]
    [InlineData("exp", "1", "too old")]
    public async Task A_token_with_a_wrong_claim_signs_nobody_in_and_the_page_says_why(string claim, string value, string words)
    {
        await using var idp = await StaffIdp.StartAsync();
        using var console = await StartAsync(idp);
        using var browser = new StaffBrowser(console.Address);
        idp.Tamper = payload =>
        {
            payload[claim] = claim == "exp" ? JsonValue.Create(1000) : JsonValue.Create(value);
            payload["iat"] = claim == "exp" ? JsonValue.Create(900) : payload["iat"]!.DeepClone();
        };

        var (status, page) = await browser.SignInAsync();

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain(Cookie, browser.Cookies.Keys);
        Assert.Single(Audit("session.refused"));
    }

    [Fact]
    public async Task A_sign_in_of_unknown_age_is_not_recent_until_the_provider_was_asked_for_a_new_one()
    {
        await using var idp = await StaffIdp.StartAsync();
        using var console = await StartAsync(idp);
        using var browser = new StaffBrowser(console.Address);

        await browser.SignInAsync();
        var silent = AuthenticatedAt();
        using var answer = await browser.PostAsync("/sign-in/callback", await browser.AskProviderByAsync("/step-up?returnUrl=/approvals"));
        var page = await answer.Content.ReadAsStringAsync(Token);

        Assert.Equal(DateTimeOffset.UnixEpoch, silent);
        Assert.Contains("url=/approvals", page, StringComparison.Ordinal);
        Assert.Equal([null, "login"], idp.Prompts);
        Assert.InRange(TimeProvider.System.GetUtcNow() - AuthenticatedAt(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_person_who_cannot_be_confirmed_because_the_provider_is_down_reads_so_and_stays_signed_in()
    {
        var idp = await StaffIdp.StartAsync();
        using var console = await StartAsync(idp);
        using var browser = new StaffBrowser(console.Address);
        await browser.SignInAsync();
        await idp.DisposeAsync();

        using var asked = await browser.GetAsync("/step-up?returnUrl=/approvals");
        using var answer = await browser.GetAsync(asked.Headers.Location!.ToString());
        using var clusters = await browser.GetAsync("/clusters");

        Assert.Contains("Your company&#39;s sign-in can&#39;t be reached.", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.OK], [answer.StatusCode, clusters.StatusCode]);
    }

    [Fact]
    public async Task A_provider_that_only_remembers_an_old_sign_in_does_not_confirm_a_person()
    {
        await using var idp = await StaffIdp.StartAsync();
        using var console = await StartAsync(idp);
        using var browser = new StaffBrowser(console.Address);
        idp.Tamper = payload => payload["auth_time"] = TimeProvider.System.GetUtcNow().AddHours(-3).ToUnixTimeSeconds();

        await browser.SignInAsync();
        using var answer = await browser.PostAsync("/sign-in/callback", await browser.AskProviderByAsync("/step-up?returnUrl=/approvals"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.InRange(TimeProvider.System.GetUtcNow() - AuthenticatedAt(), TimeSpan.FromHours(2.9), TimeSpan.FromHours(3.1));
    }

    [Fact]
    public async Task An_unsigned_token_signs_nobody_in()
    {
        await using var idp = await StaffIdp.StartAsync();
        using var console = await StartAsync(idp);
        using var browser = new StaffBrowser(console.Address);
        idp.IsUnsigned = true;

        var (status, _) = await browser.SignInAsync();

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.DoesNotContain(Cookie, browser.Cookies.Keys);
    }

    [Fact]
    public async Task An_answer_of_another_browser_a_changed_state_and_a_code_used_before_sign_nobody_in()
    {
        await using var idp = await StaffIdp.StartAsync();
        using var console = await StartAsync(idp);
        using var browser = new StaffBrowser(console.Address);
        using var other = new StaffBrowser(console.Address);
        var answer = await browser.AskProviderAsync();

        using var stolen = await other.PostAsync("/sign-in/callback", answer);
        var changed = new Dictionary<string, string>(answer) { ["state"] = answer["state"] + "x" };
        using var forged = await browser.PostAsync("/sign-in/callback", changed);
        using var good = await browser.PostAsync("/sign-in/callback", answer);
        using var replayed = await browser.PostAsync("/sign-in/callback", answer);

        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Forbidden],
            [stolen.StatusCode, forged.StatusCode, good.StatusCode, replayed.StatusCode]);
        Assert.DoesNotContain(Cookie, other.Cookies.Keys);
        Assert.Single(Audit("session.start"));
    }

    [Fact]
    public async Task A_person_without_a_group_reads_who_they_are_and_whom_to_ask()
    {
        await using var idp = await StaffIdp.StartAsync();
        using var console = await StartAsync(idp);
        using var browser = new StaffBrowser(console.Address);
        idp.Groups = ["g-Engineers", "g-engineers-2"];

        var (status, page) = await browser.SignInAsync();

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.All(
            ["none of your 2 groups and roles gives one", "identity@example.com", "ana@example.com", "u-ana"],
            words => Assert.Contains(words, page, StringComparison.Ordinal));
        Assert.DoesNotContain(Cookie, browser.Cookies.Keys);
    }

    [Fact]
    public async Task A_wrong_secret_shows_what_the_provider_answered_and_a_provider_that_is_down_is_named()
    {
        var idp = await StaffIdp.StartAsync("another-secret");
        using var console = await StartAsync(idp);
        using var browser = new StaffBrowser(console.Address);

        using var wrong = await browser.GetAsync("/sign-in/staff");
        var answered = await wrong.Content.ReadAsStringAsync(Token);
        await idp.DisposeAsync();
        using var down = await browser.GetAsync("/sign-in/staff");

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], [wrong.StatusCode, down.StatusCode]);
        Assert.Contains("invalid_client", answered, StringComparison.Ordinal);
        Assert.DoesNotContain(StaffIdp.Secret, answered + string.Concat(console.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_logout_at_the_provider_ends_the_session_and_forged_and_replayed_ones_end_nothing()
    {
        await using var idp = await StaffIdp.StartAsync();
        using var console = await StartAsync(idp);
        using var browser = new StaffBrowser(console.Address);
        await browser.SignInAsync();
        using var foreign = RSA.Create(2048);
        var stranger = new RsaSecurityKey(foreign) { KeyId = "one" };
        string[] forged =
        [
            "not a token",
            idp.LogoutToken("u-ana", by: stranger),
            idp.LogoutToken("u-ana", typ: "at+jwt"),
            idp.LogoutToken("u-ana", payload => payload["iss"] = "https://evil.example/"),
            idp.LogoutToken("u-ana", payload => payload["aud"] = "another-application"),
            idp.LogoutToken("u-ana", payload => payload["nonce"] = "n"),
            idp.LogoutToken("u-ana", payload => payload.Remove("events")),
            idp.LogoutToken("u-ana", payload => payload.Remove("jti")),
            idp.LogoutToken("u-ana", payload => payload.Remove("sub")),
            idp.LogoutToken("u-ana", payload => payload["iat"] = 1000),
        ];

        var refused = new List<HttpStatusCode>();
        foreach (var token in forged)
        {
            refused.Add(await LogOutAsync(browser, token));
        }

        Assert.All(refused, status => Assert.Equal(HttpStatusCode.BadRequest, status));
        using var before = await browser.GetAsync("/clusters");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        var real = idp.LogoutToken("u-ana");
        Assert.Equal(HttpStatusCode.OK, await LogOutAsync(browser, real));
        using var after = await browser.GetAsync("/clusters");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        using var page = await browser.GetAsync("/sign-in");
        Assert.Contains("signed out at your company", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        await browser.SignInAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await LogOutAsync(browser, real));
        using var still = await browser.GetAsync("/clusters");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    private static async Task<HttpStatusCode> LogOutAsync(StaffBrowser browser, string token)
    {
        using var answer = await browser.PostAsync("/sign-in/back-channel", [new("logout_token", token)]);
        return answer.StatusCode;
    }
}
