using System.Text;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Tests.Auth0.Emulator.Support;
using SupportConsole.Tests.Auth0.Support;
using static SupportConsole.Tests.Auth0.Support.ConnectedTenant;

namespace SupportConsole.Tests.Auth0.Wire;

public sealed class SecrecyTests
{
    [Fact]
    public async Task No_secret_is_logged_or_appears_in_a_problem()
    {
        const string console = "MARKER-of-the-console";
        const string old = "MARKER-old-secret";
        const string next = "MARKER-next-secret";
        var options = Bodies.OidcOptions();
        options["client_secret"] = old;
        await using var connected = await StartAsync(new EmulatorOptions { ClientSecret = console });
        var told = new StringBuilder();

        var created = await connected.CreateAsync(Oidc(options: options));
        foreach (var fault in new[] { Fault.Status(
            400,
            $"Wrong: {next}"), Fault.DropAfterWork(), Fault.TruncatedJson(), Fault.Html(), Fault.Status(500, $"{old}") })
        {
            connected.Emulator.Faults.Add(request => request.Path.StartsWith("/api", StringComparison.Ordinal), fault, times: 3);
            var edit = new OptionsEdit().Set("client_secret", next);
            var result = await connected.Tenant.ReplaceOptionsAsync(created, edit, created.Metadata, Token);
            told.Append(result.Problem).Append(
                result.Problem is TenantProblem problem ? problem.Auth0Message : "").Append(edit).Append(created).Append(created.Options);
            connected.Emulator.Faults.Clear();
        }

        var heard = connected.Log.Text + told;
        Assert.True(connected.Log.Count > 5);
        Assert.NotEqual(0, told.Length);
        foreach (var marker in new[] { console, old, next, "Bearer" })
        {
            Assert.DoesNotContain(marker, heard, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(marker)), heard, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_credential_that_the_token_endpoint_quotes_does_not_appear()
    {
        await using var connected = await StartAsync(new EmulatorOptions { ClientSecret = "MARKER-of-the-console" });
        connected.Emulator.Faults.Add(
            "POST",
            "/oauth/token",
            Fault.Body(401, "application/json", """{"error":"access_denied","error_description":"MARKER-of-the-console is wrong"}"""));

        var problem = ProblemOf(await connected.Tenant.CheckAccessAsync(Token));

        Assert.DoesNotContain("MARKER", problem + problem.Auth0Message + connected.Log.Text, StringComparison.Ordinal);
        Assert.Contains("•••", problem.What, StringComparison.Ordinal);
    }
}
