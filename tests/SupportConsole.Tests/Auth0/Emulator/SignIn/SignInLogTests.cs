using SupportConsole.DemoIdp;

namespace SupportConsole.Tests.Auth0.Emulator.SignIn;

public sealed class SignInLogTests
{
    [Fact]
    public async Task The_tenants_log_has_each_sign_in_with_its_connection_and_cause()
    {
        await using var walk = await SignInWalk.StartAsync();
        await walk.ExchangeAsync((await walk.SignInAsync("demo-saml"))["code"]);
        walk.Idp.Faults = DemoFaults.ExpiredSecret;
        await walk.SignInAsync("demo-oidc");

        var log = walk.Tenant.Dashboard.Logs;

        Assert.Equal(["s", "seacft", "f"], log.Select(entry => (string?)entry["type"]));
        Assert.Equal(["demo-saml", "demo-saml", "demo-oidc"], log.Select(entry => (string?)entry["connection"]));
        Assert.StartsWith("AADSTS7000222", (string?)log[2]["description"], StringComparison.Ordinal);
        Assert.StartsWith("invalid_client: ", (string?)log[2]["details"]!["error"]!["message"], StringComparison.Ordinal);
        Assert.DoesNotContain(walk.Idp.Options.ClientSecret, string.Concat(log), StringComparison.Ordinal);
    }
}
