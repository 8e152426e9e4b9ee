using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.IdentityModel.Tokens;
using SupportConsole.Tests.Commands.Support;

namespace SupportConsole.Tests.SignIn;

/// <summary>Staff sign-in at a provider that shares no code with OpenIddict. Run by <c>tests/run-oidc-provider</c>.</summary>
[Trait("Category", "OidcProvider")]
public sealed class OidcProviderTests : StaffConsoleTest
{
    [Fact]
    public async Task Staff_sign_in_and_the_audit_names_them_by_issuer_and_subject()
    {
        using var idp = await OidcProvider.StartAsync();
        using var console = await StartAsync(idp.Issuer);
        using var browser = new StaffBrowser(console.Address);

        var page = await SignInAsync(idp, browser);
        using var clusters = await browser.GetAsync("/clusters");

        Assert.Contains("url=/clusters", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, clusters.StatusCode);
        Assert.Equal([("Ana Ruiz", $"{idp.Issuer} u-ana", "ana@example.com", "session.start", "done")], Audit("session.start"));
    }

    [Fact]
    public async Task A_person_in_no_group_is_refused_and_told_who_they_are()
    {
        using var idp = await OidcProvider.StartAsync();
        using var console = await StartAsync(idp.Issuer);
        using var browser = new StaffBrowser(console.Address);
        await idp.SetPersonAsync("u-new", "Nora New", "g-others");

        var page = await SignInAsync(idp, browser);

        Assert.Contains("Nora New", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Cookie, browser.Cookies.Keys);
    }

    [Fact]
    public async Task A_lost_group_ends_the_session_once_the_groups_are_read_again()
    {
        using var idp = await OidcProvider.StartAsync();
        using var console = await StartAsync(idp.Issuer);
        using var browser = new StaffBrowser(console.Address);
        await SignInAsync(idp, browser);
        await idp.SetPersonAsync("u-ana", "Ana Ruiz");

        MakeGroupsDue();

        await RefusedAsync(browser);
    }

    [Fact]
    public async Task A_sign_out_at_the_provider_ends_the_session_by_its_back_channel()
    {
        using var idp = await OidcProvider.StartAsync();
        using var console = await StartAsync(idp.Issuer);
        using var browser = new StaffBrowser(console.Address);
        await idp.SetConsoleAsync(console.Address);
        await SignInAsync(idp, browser);

        await idp.SignOutAsync();

        await RefusedAsync(browser);
        Assert.Single(Audit("session.end"));
    }

    [Fact]
    public async Task A_private_key_proves_the_console()
    {
        using var rsa = RSA.Create(2048);
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(rsa.ExportParameters(false)) { KeyId = "console-1" });
        var keys = JsonSerializer.Serialize(new { keys = new[] { new { kty = "RSA", kid = key.Kid, use = "sig", alg = "RS256", n = key.N, e = key.E } } });
        using var idp = await OidcProvider.StartAsync(keys);
        var file = Path.Combine(Files, "staff.pem");
        await File.WriteAllTextAsync(file, rsa.ExportPkcs8PrivateKeyPem(), Token);
        using var console = await StartAsync(idp.Issuer, "Staff:ClientSecretFile=", $"Staff:PrivateKeyFile={file}", "Staff:KeyId=console-1");
        using var browser = new StaffBrowser(console.Address);

        await SignInAsync(idp, browser);

        Assert.Contains(Cookie, browser.Cookies.Keys);
    }

    /// <returns>The page that the console answers with.</returns>
    private static async Task<string> SignInAsync(OidcProvider idp, StaffBrowser browser)
    {
        using var start = await browser.GetAsync("/sign-in/staff?returnUrl=/clusters");
        Assert.True(start.StatusCode == HttpStatusCode.Redirect, await start.Content.ReadAsStringAsync(Token));
        using var answer = await browser.PostAsync("/sign-in/callback", await idp.SignInAsync(start.Headers.Location!));
        return await answer.Content.ReadAsStringAsync(Token);
    }

    /// <summary>Waits for the console to send the browser to the sign-in: at most the half minute in which it looks.</summary>
    private static async Task RefusedAsync(StaffBrowser browser)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        do
        {
            using var answer = await browser.GetAsync("/clusters");
            if (answer.StatusCode == HttpStatusCode.Redirect)
            {
                return;
            }
        }
        while (await again.WaitForNextTickAsync(patience.Token));
    }

    /// <summary>Makes the open session due for the provider's question what groups the person has, as five minutes do.</summary>
    private void MakeGroupsDue()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Files, "data", "console.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE Sessions SET RoleCheckedAt = RoleCheckedAt - 6000000000 WHERE EndedAt IS NULL";
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
