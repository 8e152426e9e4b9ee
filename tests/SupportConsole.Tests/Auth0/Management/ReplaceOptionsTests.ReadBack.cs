using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Federation.Names;
using SupportConsole.Tests.Auth0.Emulator.Support;
using SupportConsole.Tests.Auth0.Support;
using static SupportConsole.Tests.Auth0.Support.ConnectedTenant;

namespace SupportConsole.Tests.Auth0.Management;

/// <summary>What the client makes of an answer that differs from what it sent.</summary>
public sealed partial class ReplaceOptionsTests
{
    [Theory]
    [InlineData("client_secret", "another", true)]
    [InlineData("issuer", "https://other.acme.example", false)]
    [InlineData("jwks_uri", "https://idp.acme.example/other-keys", false)]
    public async Task The_stored_discovery_document_is_sent_back_unless_an_endpoint_changes(string key, string value, bool isKept)
    {
        await using var connected = await StartAsync();
        var document = new JsonObject
        {
            ["issuer"] = "https://idp.acme.example",
            ["authorization_endpoint"] = "https://idp.acme.example/authorize",
            ["jwks_uri"] = "https://idp.acme.example/jwks",
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        };
        connected.Emulator.Dashboard.Publish("https://idp.acme.example/.well-known/openid-configuration", document.ToJsonString());
        var options = Bodies.OidcOptions();
        options["discovery_url"] = "https://idp.acme.example/.well-known/openid-configuration";
        var created = await connected.CreateAsync(Oidc(options: options));

        await Replace(connected, created, new OptionsEdit().Set(key, value));

        var sent = SentByLastPatch(connected)["options"]!.AsObject();
        Assert.Equal(isKept, sent.ContainsKey("oidc_metadata"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Metadata_ends_as_requested_whether_the_tenant_merges_or_replaces(bool merges)
    {
        await using var connected = await StartAsync(new EmulatorOptions { MetadataMerges = merges });
        var created = await connected.CreateAsync();

        var after = (await connected.Tenant.ReplaceOptionsAsync(
            created, new OptionsEdit().Set("client_secret", "x"), new Dictionary<string, string> { ["ticket"] = "T-1" }, Token)).Value;

        Assert.Equal(new Dictionary<string, string> { ["ticket"] = "T-1" }, after.Metadata);
    }

    [Fact]
    public async Task Nested_keys_are_set_and_removed_beside_their_neighbours()
    {
        await using var connected = await StartAsync();
        var options = Bodies.OidcOptions();
        options["attribute_map"] = new JsonObject
        {
            ["mapping_mode"] = "use_map",
            ["userinfo_scope"] = "openid",
            ["attributes"] = new JsonObject { ["email"] = "${context.tokenset.email}" },
        };
        var created = await connected.CreateAsync(Oidc(options: options));

        var after = await Replace(
            connected,
            created,
            new OptionsEdit().Set("attribute_map.attributes.name", "n").Remove("attribute_map.userinfo_scope").Remove("nowhere.at.all"));

        var expected = JsonNode.Parse("""{"mapping_mode":"use_map","attributes":{"email":"${context.tokenset.email}","name":"n"}}""");
        Assert.True(JsonNode.DeepEquals(expected, after.Options!["attribute_map"]), after.Options["attribute_map"]!.ToJsonString(AsItIs));
    }

    [Fact]
    public async Task A_key_that_somebody_changes_at_the_same_moment_is_named_without_its_values()
    {
        await using var connected = await StartAsync();
        var created = await connected.CreateAsync();
        var current = await connected.ReadAsync(created.Id);
        connected.Emulator.OnRequest = (request, _) =>
        {
            if (request.Method == "GET")
            {
                connected.Emulator.Dashboard.EditOptions(created.Id.Value, options =>
                {
                    options["client_secret"] = "MARKER-of-another";
                    options["scope"] = "openid MARKER";
                });
            }

            return Task.CompletedTask;
        };

        var problem = ProblemOf(await connected.Tenant.ReplaceOptionsAsync(
            current,
            new OptionsEdit().Set("client_secret", "MARKER-mine"),
            created.Metadata,
            Token));

        Assert.Equal(TenantProblemKind.ReadBackDiffers, problem.Kind);
        Assert.Contains("client_secret, scope", problem.What, StringComparison.Ordinal);
        Assert.DoesNotContain("MARKER", problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(TenantEffect.Unknown, problem.Effect);
    }

    [Theory]
    [InlineData("a lost key", "lost")]
    [InlineData("another display name", "display_name")]
    [InlineData("other metadata", "metadata.ticket")]
    public async Task Every_other_difference_from_what_was_sent_is_named(string what, string named)
    {
        await using var connected = await StartAsync();
        var created = await connected.CreateAsync();
        connected.Emulator.Dashboard.EditOptions(created.Id.Value, options => options["lost"] = 1);
        var current = await connected.ReadAsync(created.Id);
        connected.Emulator.OnRequest = (request, _) =>
        {
            if (request.Method == "GET" && what == "a lost key")
            {
                connected.Emulator.Dashboard.EditOptions(created.Id.Value, options => options.Remove("lost"));
            }
            else if (request.Method == "GET")
            {
                connected.Emulator.Dashboard.Edit(created.Id.Value, what == "other metadata"
                    ? new JsonObject { ["metadata"] = new JsonObject { ["ticket"] = "T-2" } }
                    : new JsonObject { ["display_name"] = "Other" });
            }

            return Task.CompletedTask;
        };

        var problem = ProblemOf(await connected.Tenant.ReplaceOptionsAsync(
            current, new OptionsEdit().Set("client_secret", "x"), new Dictionary<string, string> { ["ticket"] = "T-1" }, Token));

        Assert.Equal(TenantProblemKind.ReadBackDiffers, problem.Kind);
        Assert.Contains(named, problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_request_id_is_that_of_the_write()
    {
        await using var connected = await StartAsync();
        var created = await connected.CreateAsync();

        var after = await Replace(connected, created, new OptionsEdit().Set("client_secret", "x"));

        Assert.Equal(connected.Emulator.Requests.Last(request => request.Method == "PATCH").RequestId, after.RequestId);
    }

    private static async Task<TenantConnection> Replace(ConnectedTenant connected, TenantConnection connection, OptionsEdit edit)
    {
        var result = await connected.Tenant.ReplaceOptionsAsync(await connected.ReadAsync(connection.Id), edit, connection.Metadata, Token);
        Assert.True(result.IsOk, result.Problem?.ToString());
        return result.Value;
    }

    private static JsonObject SentByLastPatch(ConnectedTenant connected) =>
        JsonNode.Parse(connected.Emulator.Requests.Last(request => request.Method == "PATCH").Body!)!.AsObject();

    private static List<string> Bytes(ConnectedTenant connected, TenantConnection connection, List<string> keys)
    {
        var options = connected.Emulator.Dashboard.Options(connection.Id.Value);
        return [.. keys.Select(key => options[key]?.ToJsonString(AsItIs) ?? (options.ContainsKey(key) ? "null" : "absent"))];
    }
}
