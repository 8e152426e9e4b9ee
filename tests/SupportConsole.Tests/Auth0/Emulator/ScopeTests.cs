using System.Text.Json.Nodes;
using SupportConsole.App.Parts;
using SupportConsole.Tests.Auth0.Emulator.Support;

namespace SupportConsole.Tests.Auth0.Emulator;

public sealed class ScopeTests
{
    [Theory]
    [InlineData("GET", "connections", "read:connections")]
    [InlineData("POST", "connections", "create:connections")]
    [InlineData("PATCH", "connections/con_0000000000000000", "update:connections")]
    [InlineData("DELETE", "connections/con_0000000000000000", "delete:connections")]
    [InlineData("GET", "custom-domains", "read:custom_domains")]
    [InlineData("GET", "tenants/settings", "read:tenant_settings")]
    public async Task A_missing_scope_is_named(string method, string path, string scope)
    {
        await using var running = await RunningTenant.StartWithoutAsync(scope);

        var reply = await running.SendAsync(new HttpMethod(method), "api/v2/" + path, method is "GET" or "DELETE" ? null : RunningTenant.Content("{}"));

        Assert.Equal((403, "insufficient_scope"), (reply.Status, reply.ErrorCode));
        Assert.Equal($"Insufficient scope, expected any of: {scope}", reply.Message);
    }

    [Fact]
    public async Task Options_are_absent_without_their_scope()
    {
        await using var running = await RunningTenant.StartWithoutAsync("read:connections_options");
        var id = (string)running.Tenant.Dashboard.Create(Bodies.Oidc())["id"]!;

        var one = await running.GetAsync($"connections/{id}");
        var list = await running.GetAsync("connections?take=10&fields=name,options");
        var patched = await running.PatchAsync($"connections/{id}", new JsonObject { ["options"] = Bodies.OidcOptions() });

        Assert.Equal([200, 200, 200], new[] { one.Status, list.Status, patched.Status });
        Assert.Null(one.Json["options"]);
        Assert.Null(list.Json["connections"]![0]!["options"]);
        Assert.Null(patched.Json["options"]);
    }

    [Fact]
    public async Task Options_cannot_be_changed_without_their_scope_but_the_rest_can()
    {
        await using var running = await RunningTenant.StartWithoutAsync("update:connections_options");
        var id = (string)running.Tenant.Dashboard.Create(Bodies.Oidc())["id"]!;

        var refused = await running.PatchAsync($"connections/{id}", new JsonObject { ["options"] = Bodies.OidcOptions() });
        var accepted = await running.PatchAsync($"connections/{id}", new JsonObject { ["display_name"] = "Acme" });

        Assert.Equal((403, "Updating the \"options\" property requires the \"update:connections_options\" scope"), (refused.Status, refused.Message));
        Assert.Equal(200, accepted.Status);
    }

    [Fact]
    public async Task Scopes_taken_away_are_gone_with_the_next_token()
    {
        await using var running = await RunningTenant.StartAsync();

        running.Tenant.Dashboard.Scopes = ["read:clients"];
        var before = await running.GetAsync("connections");
        await running.SignInAsync();
        var after = await running.GetAsync("connections");

        Assert.Equal([200, 403], new[] { before.Status, after.Status });
    }
}
