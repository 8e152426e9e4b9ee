using SupportConsole.App.Parts;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Tests.Auth0.Emulator.Support;

namespace SupportConsole.Tests.Auth0.Emulator;

public sealed class TokenTests
{
    private static readonly EmulatorOptions Options = new();

    [Fact]
    public async Task A_token_names_its_scopes_and_its_life()
    {
        await using var running = await RunningTenant.StartAsync();

        var reply = await running.TokenAsync(new { grant_type = "client_credentials", client_id = Options.ClientId, client_secret = Options.ClientSecret, audience = running.Audience });

        Assert.Equal(200, reply.Status);
        Assert.Equal(86400, (int)reply.Json["expires_in"]!);
        Assert.Equal("Bearer", (string?)reply.Json["token_type"]);
        Assert.Equal(EmulatorScopes.All, ((string)reply.Json["scope"]!).Split(' '));
    }

    [Fact]
    public async Task A_token_comes_by_form_too()
    {
        await using var running = await RunningTenant.StartAsync();

        var reply = await running.SendAsync(HttpMethod.Post, "oauth/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = Options.ClientId,
            ["client_secret"] = Options.ClientSecret,
            ["audience"] = running.Audience,
        }));

        Assert.Equal(200, reply.Status);
    }

    [Theory]
    [InlineData("client_credentials", "wrong", null, 401, "access_denied")]
    [InlineData("client_credentials", null, "https://influxdata-dev.us.auth0.com/api/v2", 403, "access_denied")]
    [InlineData("password", null, null, 400, "unsupported_grant_type")]
    public async Task A_wrong_request_is_refused_in_the_shape_of_OAuth(string grant, string? secret, string? audience, int status, string error)
    {
        await using var running = await RunningTenant.StartAsync();

        var reply = await running.TokenAsync(new
        {
            grant_type = grant,
            client_id = Options.ClientId,
            client_secret = secret ?? Options.ClientSecret,
            audience = audience ?? running.Audience,
        });

        Assert.Equal(status, reply.Status);
        Assert.Equal(error, (string?)reply.Json["error"]);
        Assert.NotEmpty((string)reply.Json["error_description"]!);
    }

    [Fact]
    public async Task An_expired_token_is_a_401()
    {
        await using var running = await RunningTenant.StartAsync(new EmulatorOptions { TokenLifetime = TimeSpan.FromMinutes(5) });
        Assert.Equal(200, (await running.GetAsync("connections")).Status);

        running.Clock.Advance(TimeSpan.FromMinutes(5));
        var reply = await running.GetAsync("connections");

        Assert.Equal(401, reply.Status);
        Assert.Equal("Expired token received for JSON Web Token validation", reply.Message);
    }

    [Fact]
    public async Task A_revoked_foreign_or_absent_token_is_a_401()
    {
        await using var running = await RunningTenant.StartAsync();

        running.Tenant.Dashboard.RevokeTokens();
        var revoked = await running.GetAsync("connections");
        running.UseToken("nonsense");
        var foreign = await running.GetAsync("connections");
        running.UseToken(null);
        var absent = await running.GetAsync("connections");

        Assert.Equal([401, 401, 401], new[] { revoked.Status, foreign.Status, absent.Status });
        Assert.Equal("Unauthorized", (string?)absent.Json["error"]);
    }
}
