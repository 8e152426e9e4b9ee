using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace SupportConsole.Tests.SignIn;

/// <summary>How the console proves itself at the provider, and what large companies and strangers send.</summary>
public sealed class StaffClientTests : StaffConsoleTest
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_private_key_proves_the_console_and_another_one_does_not(bool isRegistered)
    {
        using var registered = RSA.Create(2048);
        using var other = RSA.Create(2048);
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(registered.ExportParameters(false)) { KeyId = "console-1" });
        var keys = new JsonWebKeySet();
        keys.Keys.Add(key);
        await using var idp = await StaffIdp.StartAsync(clientKeys: keys);
        var file = Path.Combine(Files, "staff.pem");
        await File.WriteAllTextAsync(file, (isRegistered ? registered : other).ExportPkcs8PrivateKeyPem(), Token);
        using var console = await StartAsync(idp, "Staff:ClientSecretFile=", $"Staff:PrivateKeyFile={file}", "Staff:KeyId=console-1");
        using var browser = new StaffBrowser(console.Address);

        if (isRegistered)
        {
            var (status, page) = await browser.SignInAsync();
            Assert.True(status == HttpStatusCode.OK, page);
            Assert.Contains("POST /connect/par", idp.Requests);
        }
        else
        {
            using var refused = await browser.GetAsync("/sign-in/staff");
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Contains("invalid_client", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_person_with_too_many_groups_for_the_token_reads_the_cure()
    {
        await using var idp = await StaffIdp.StartAsync();
        using var console = await StartAsync(idp);
        using var browser = new StaffBrowser(console.Address);
        idp.Tamper = payload =>
        {
            payload.Remove("groups");
            payload["_claim_names"] = new JsonObject { ["groups"] = "src1" };
        };

        var (status, page) = await browser.SignInAsync();

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("Groups assigned to the application", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Cookie, browser.Cookies.Keys);
    }

    [Fact]
    public async Task A_stranger_who_asks_without_end_is_told_to_wait()
    {
        await using var idp = await StaffIdp.StartAsync();
        using var console = await StartAsync(idp);
        using var browser = new StaffBrowser(console.Address);

        var answers = new List<HttpStatusCode>();
        while (answers.Count < 2_000 && !answers.Contains(HttpStatusCode.TooManyRequests))
        {
            var asked = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => browser.PostAsync("/sign-in/back-channel", [new("logout_token", "x")])));
            answers.AddRange(asked.Select(answer => answer.StatusCode));
            Array.ForEach(asked, answer => answer.Dispose());
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.True(answers.Count >= 300, $"refused after {answers.Count}");
    }
}
