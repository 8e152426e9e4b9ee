using System.Text.Json.Nodes;
using SupportConsole.App.Parts;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Tests.Auth0.Emulator.Support;

namespace SupportConsole.Tests.Auth0.Emulator;

public sealed class ApplicationTests
{
    private static readonly string First = EmulatedClient.Defaults[0].ClientId;
    private static readonly string Second = EmulatedClient.Defaults[1].ClientId;

    [Fact]
    public async Task Enabling_changes_only_the_applications_named()
    {
        await using var running = await RunningTenant.StartAsync();
        var path = $"connections/{(await running.CreateAsync(Bodies.Oidc()))["id"]}/clients";

        var both = await running.PatchAsync(path, new JsonArray(Status(First, true), Status(Second, true)));
        await running.PatchAsync(path, new JsonArray(Status(First, false)));
        var left = await running.GetAsync(path);

        Assert.Equal((204, ""), (both.Status, both.Text));
        Assert.Equal([Second], left.Json["clients"]!.AsArray().Select(client => (string)client!["client_id"]!));
        Assert.Null(left.Json["next"]);
    }

    [Fact]
    public async Task Enabled_applications_come_by_checkpoint()
    {
        await using var running = await RunningTenant.StartAsync();
        var path = $"connections/{(await running.CreateAsync(Bodies.Oidc()))["id"]}/clients";
        await running.PatchAsync(path, new JsonArray(Status(First, true), Status(Second, true)));

        var page = (await running.GetAsync(path + "?take=1")).Json;
        var last = (await running.GetAsync($"{path}?take=1&from={page["next"]}")).Json;

        Assert.Equal(
            new[] { First, Second }.Order(StringComparer.Ordinal),
            new[] { page, last }.Select(answer => (string?)answer["clients"]![0]!["client_id"]));
        Assert.Null(last["next"]);
    }

    [Fact]
    public async Task An_unknown_application_changes_nothing()
    {
        await using var running = await RunningTenant.StartAsync();
        var path = $"connections/{(await running.CreateAsync(Bodies.Oidc()))["id"]}/clients";

        var reply = await running.PatchAsync(path, new JsonArray(Status(First, true), Status("nobody", true)));

        Assert.Equal((404, "The client does not exist"), (reply.Status, reply.Message));
        Assert.Empty((await running.GetAsync(path)).Json["clients"]!.AsArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public async Task One_to_fifty_applications_a_call(int count)
    {
        await using var running = await RunningTenant.StartAsync();
        var path = $"connections/{(await running.CreateAsync(Bodies.Oidc()))["id"]}/clients";

        var reply = await running.PatchAsync(path, new JsonArray([.. Enumerable.Repeat(0, count).Select(_ => Status(First, true))]));

        Assert.Equal((400, "invalid_body"), (reply.Status, reply.ErrorCode));
    }

    [Fact]
    public async Task The_tenants_applications_can_be_asked_for_without_the_global_one()
    {
        await using var running = await RunningTenant.StartWithoutAsync("read:clients");

        var all = await running.GetAsync("clients?take=100");
        var own = await running.GetAsync("clients?fields=client_id,name,app_type&is_global=false&take=2");
        var secrets = await running.GetAsync("clients?fields=client_id,client_secret");

        Assert.Equal(EmulatedClient.Defaults.Count + 1, all.Json["clients"]!.AsArray().Count);
        Assert.Equal(["app_type", "client_id", "name", "tenant"], own.Json["clients"]![0]!.AsObject().Select(pair => pair.Key).Order());
        Assert.Equal("influxdata-dev", (string?)own.Json["clients"]![0]!["tenant"]);
        Assert.NotNull(own.Json["next"]);
        Assert.Equal(403, secrets.Status);
    }

    [Fact]
    public async Task A_tenant_without_a_custom_domain_names_its_own()
    {
        await using var running = await RunningTenant.StartAsync(new EmulatorOptions { CustomDomains = [] });

        var answer = await running.GetAsync("custom-domains/default");

        Assert.Equal("""{"domain":"influxdata-dev.us.auth0.com"}""", answer.Text);
    }

    [Fact]
    public async Task Custom_domains_and_settings_are_there()
    {
        await using var running = await RunningTenant.StartAsync(new EmulatorOptions { CustomDomains = [new("auth.acme.test"), new("later.acme.test", "pending_verification", IsDefault: false)] });

        var bare = (await running.GetAsync("custom-domains")).Json.AsArray();
        var paged = (await running.GetAsync("custom-domains?take=1")).Json;
        var settings = await running.GetAsync("tenants/settings?fields=friendly_name,flags");

        Assert.Equal(["ready", "pending_verification"], bare.Select(domain => (string)domain!["status"]!));
        Assert.Equal("auth.acme.test", (string?)paged["custom_domains"]![0]!["domain"]);
        Assert.Equal(["friendly_name", "flags"], settings.Json.AsObject().Select(pair => pair.Key));
    }

    private static JsonObject Status(string id, bool enabled) => new() { ["client_id"] = id, ["status"] = enabled };
}
