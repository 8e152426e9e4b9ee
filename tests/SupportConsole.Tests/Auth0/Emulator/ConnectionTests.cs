using System.Text.Json.Nodes;
using SupportConsole.App.Parts;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Tests.Auth0.Emulator.Support;

namespace SupportConsole.Tests.Auth0.Emulator;

public sealed class ConnectionTests
{
    [Fact]
    public async Task A_created_connection_is_read_back_with_its_secret_in_clear()
    {
        await using var running = await RunningTenant.StartAsync();
        var body = Bodies.Oidc();
        body["display_name"] = "Acme";
        body["metadata"] = new JsonObject { ["cluster_id"] = "c-1" };

        var created = await running.CreateAsync(body);
        var read = (await running.GetAsync($"connections/{created["id"]}")).Json;

        Assert.Matches("^con_[A-Za-z0-9]{16}$", (string)created["id"]!);
        Assert.Equal([], created["enabled_clients"]!.AsArray());
        Assert.Null(read["enabled_clients"]);
        Assert.Equal("s3cret-of-acme", (string?)read["options"]!["client_secret"]);
        Assert.Equal("Acme", (string?)read["display_name"]);
        Assert.Equal("c-1", (string?)read["metadata"]!["cluster_id"]);
        Assert.Equal("acme-prod", (string?)read["realms"]![0]);
    }

    [Fact]
    public async Task Patch_replaces_the_options_whole_and_keeps_the_values_of_unknown_keys()
    {
        await using var running = await RunningTenant.StartAsync();
        var created = await running.CreateAsync(Bodies.Oidc());
        var options = Bodies.OidcOptions();
        options.Remove("client_secret");
        options["x_unknown"] = JsonNode.Parse("""{"b":1.50,"a":[null,"é ü <&> \" 😀",1e3],"empty":{}}""");

        await running.PatchAsync($"connections/{created["id"]}", new JsonObject { ["options"] = options });
        var read = await running.GetAsync($"connections/{created["id"]}");

        Assert.Null(read.Json["options"]!["client_secret"]);
        Assert.Contains("""{"a":[null,"é ü <&> \" """, read.Text, StringComparison.Ordinal);
        Assert.Contains("""1e3],"b":1.50,"empty":{}}""", read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Patch_without_a_display_name_keeps_it()
    {
        await using var running = await RunningTenant.StartAsync();
        var body = Bodies.Oidc();
        body["display_name"] = "Acme";
        var created = await running.CreateAsync(body);

        var kept = await running.PatchAsync($"connections/{created["id"]}", new JsonObject { ["display_name"] = "Acme Inc", ["show_as_button"] = true });
        var left = await running.PatchAsync($"connections/{created["id"]}", new JsonObject { ["show_as_button"] = false });

        Assert.Equal("Acme Inc", (string?)kept.Json["display_name"]);
        Assert.Equal("Acme Inc", (string?)left.Json["display_name"]);
        Assert.Equal("s3cret-of-acme", (string?)left.Json["options"]!["client_secret"]);
    }

    [Fact]
    public async Task Patch_without_a_display_name_leaves_an_absent_one_absent()
    {
        await using var running = await RunningTenant.StartAsync();
        using var certificate = Bodies.Certificate();
        var created = await running.CreateAsync(Bodies.Saml(certificate));

        var patched = await running.PatchAsync($"connections/{created["id"]}", new JsonObject { ["show_as_button"] = true });

        Assert.False(created.ContainsKey("display_name"));
        Assert.False(patched.Json.AsObject().ContainsKey("display_name"));
    }

    [Theory]
    [InlineData("oidc", true)]
    [InlineData("okta", true)]
    [InlineData("waad", true)]
    [InlineData("google-apps", false)]
    [InlineData("ad", false)]
    public async Task Some_strategies_get_their_name_as_display_name_at_creation(string strategy, bool named)
    {
        await using var running = await RunningTenant.StartAsync();
        var body = Bodies.Oidc();
        body["strategy"] = strategy;

        var created = await running.CreateAsync(body);

        Assert.Equal(named ? "acme-prod" : null, (string?)created["display_name"]);
    }

    [Fact]
    public async Task Options_come_back_in_jsonb_order_except_from_Post()
    {
        await using var running = await RunningTenant.StartAsync();
        var body = Bodies.Oidc();
        body["options"]!["zz"] = new JsonObject { ["long"] = 1, ["b"] = 2, ["a"] = 3 };

        var created = await running.CreateAsync(body);
        var read = (await running.GetAsync($"connections/{created["id"]}")).Json;

        Assert.Equal(["type", "client_id", "client_secret"], created["options"]!.AsObject().Take(3).Select(pair => pair.Key));
        Assert.Equal(["zz", "type", "scope", "issuer", "jwks_uri"], read["options"]!.AsObject().Take(5).Select(pair => pair.Key));
        Assert.Equal("""{"a":3,"b":2,"long":1}""", read["options"]!["zz"]!.ToJsonString());
    }

    [Fact]
    public async Task A_resource_application_is_shown_until_null_removes_it()
    {
        await using var running = await RunningTenant.StartAsync();
        var path = $"connections/{(await running.CreateAsync(Bodies.Oidc()))["id"]}";

        var added = await running.PatchAsync(path, new JsonObject { ["cross_app_access_resource_app"] = new JsonObject { ["status"] = "enabled" } });
        var removed = await running.PatchAsync(path, new JsonObject { ["cross_app_access_resource_app"] = null });

        Assert.Equal("enabled", (string?)added.Json["cross_app_access_resource_app"]!["status"]);
        Assert.False(removed.Json.AsObject().ContainsKey("cross_app_access_resource_app"));
    }

    [Fact]
    public async Task A_name_is_taken_once()
    {
        await using var running = await RunningTenant.StartAsync();
        await running.CreateAsync(Bodies.Oidc());

        var reply = await running.PostAsync("connections", Bodies.Oidc());

        Assert.Equal(409, reply.Status);
        Assert.Equal("connection_conflict", reply.ErrorCode);
        Assert.Equal("A connection with the same name already exists", reply.Message);
    }

    [Fact]
    public async Task A_deleted_connection_keeps_its_name_until_its_end()
    {
        await using var running = await RunningTenant.StartAsync(new EmulatorOptions { DeletionTakes = TimeSpan.FromMinutes(2) });
        var created = await running.CreateAsync(Bodies.Oidc());
        var path = $"connections/{created["id"]}";

        var deleted = await running.DeleteAsync(path);
        var read = await running.GetAsync(path);
        var tooSoon = await running.PostAsync("connections", Bodies.Oidc());
        running.Clock.Advance(TimeSpan.FromMinutes(2));
        var gone = await running.DeleteAsync(path);
        var again = await running.PostAsync("connections", Bodies.Oidc());

        Assert.Equal((202, "2026-06-01T12:00:00.000Z"), (deleted.Status, (string?)deleted.Json["deleted_at"]));
        Assert.Equal((404, "inexistent_connection"), (read.Status, read.ErrorCode));
        Assert.Equal((409, "A connection with the same name is being deleted, try again later"), (tooSoon.Status, tooSoon.Message));
        Assert.Equal((204, ""), (gone.Status, gone.Text));
        Assert.Equal(201, again.Status);
    }

    [Fact]
    public async Task A_plan_that_is_full_refuses_the_next_connection()
    {
        await using var running = await RunningTenant.StartAsync(new EmulatorOptions { EntityLimit = 1 });
        await running.CreateAsync(Bodies.Oidc());

        var reply = await running.PostAsync("connections", Bodies.Oidc("second"));

        Assert.Equal((403, "You reached the limit of entities of this type for this tenant."), (reply.Status, reply.Message));
    }

    [Fact]
    public async Task A_realm_belongs_to_one_connection()
    {
        await using var running = await RunningTenant.StartAsync();
        await running.CreateAsync(Bodies.Oidc());
        var second = Bodies.Oidc("second");
        second["realms"] = new JsonArray("acme-prod");

        var reply = await running.PostAsync("connections", second);

        Assert.Equal(409, reply.Status);
        Assert.StartsWith("There is already another connection with some realms", reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("con_short", 400, "invalid_uri")]
    [InlineData("con_0000000000000000", 404, "inexistent_connection")]
    public async Task An_id_that_is_none_is_told_from_one_that_is_not_there(string id, int status, string code)
    {
        await using var running = await RunningTenant.StartAsync();

        var reply = await running.GetAsync($"connections/{id}");

        Assert.Equal((status, code), (reply.Status, reply.ErrorCode));
    }
}
