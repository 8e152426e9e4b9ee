using System.Text.Json.Nodes;
using SupportConsole.App.Parts;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Tests.Auth0.Emulator.Support;

namespace SupportConsole.Tests.Auth0.Emulator;

public sealed class ValidationTests
{
    [Theory]
    [InlineData("acme_prod")]
    [InlineData("acme.prod")]
    [InlineData("acme prod")]
    [InlineData("acme--prod")]
    [InlineData("-acme")]
    [InlineData("acme-")]
    [InlineData("acme\n")]
    [InlineData("")]
    public async Task A_name_has_letters_digits_and_single_inner_hyphens(string name)
    {
        await using var running = await RunningTenant.StartAsync();

        var reply = await running.PostAsync("connections", Bodies.Oidc(name));

        Assert.Equal((400, "invalid_body"), (reply.Status, reply.ErrorCode));
        Assert.StartsWith("Payload validation error: '", reply.Message, StringComparison.Ordinal);
        Assert.Contains("' on property name (The name of the connection.", reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"strategy":"oidc"}""", "'Missing required property: name'")]
    [InlineData("""{"name":"a","strategy":"oidc","colour":"red"}""", "'Additional properties not allowed: colour'")]
    [InlineData("""{"name":"a","strategy":"saml"}""", "'No enum match for: saml' on property strategy")]
    [InlineData("""{"name":"a","strategy":"oidc","realms":[1]}""", "'Expected type string but found type number' on property realms[0]")]
    [InlineData("""{"name":"a","strategy":"oidc","metadata":{"k":1}}""", "'Expected type string but found type number' on property metadata.k")]
    [InlineData("""[]""", "'Expected type object but found type array'")]
    public async Task A_wrong_body_is_refused_with_the_rule_and_the_place(string body, string rule)
    {
        await using var running = await RunningTenant.StartAsync();

        var reply = await running.SendAsync(HttpMethod.Post, "api/v2/connections", RunningTenant.Content(body));

        Assert.Equal((400, "Bad Request", "invalid_body"), (reply.Status, (string?)reply.Json["error"], reply.ErrorCode));
        Assert.Equal("Payload validation error: " + rule + ".", reply.Message);
    }

    [Theory]
    [InlineData("""{"client_id":null}""", "options.client_id")]
    [InlineData("""{"issuer":"http://idp.acme.example"}""", "options.issuer")]
    [InlineData("""{"token_endpoint":"https://"}""", "options.token_endpoint")]
    [InlineData("""{"scope":"oidc"}""", "options.scope")]
    [InlineData("""{"scope":"profile email"}""", "options.scope must contain openid")]
    [InlineData("""{"token_endpoint_auth_method":"client_secret_basic"}""", "options.token_endpoint_auth_method")]
    [InlineData("""{"id_token_signed_response_algs":["HS256"]}""", "options.id_token_signed_response_algs[0]")]
    [InlineData("""{"connection_settings":{"pkce":"yes"}}""", "options.connection_settings.pkce")]
    [InlineData("""{"domain_aliases":["not a domain"]}""", "options.domain_aliases[0]")]
    [InlineData("""{"icon_url":"ftp://x.example/i.png"}""", "options.icon_url")]
    [InlineData("""{"upstream_params":{"p":{"alias":"unheard_of"}}}""", "options.upstream_params.p")]
    [InlineData("""{"jwks_uri":null}""", "options.jwks_uri")]
    public async Task Options_of_OpenID_Connect_keep_the_published_limits(string change, string place)
    {
        await using var running = await RunningTenant.StartAsync();

        var reply = await running.PostAsync("connections", Changed(Bodies.Oidc(), change));

        Assert.Equal(400, reply.Status);
        Assert.Contains(place, reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"signInEndpoint":"http://idp.acme.example/sso"}""", "options.signInEndpoint")]
    [InlineData("""{"signatureAlgorithm":"rsa-sha512"}""", "options.signatureAlgorithm")]
    [InlineData("""{"protocolBinding":"HTTP-POST"}""", "options.protocolBinding")]
    [InlineData("""{"thumbprints":["0000000000000000000000000000000000000000","1111111111111111111111111111111111111111"]}""", "Array is too long (2), maximum 1")]
    [InlineData("""{"signingCert":"bm90IGEgY2VydGlmaWNhdGU="}""", "options.signingCert is not a valid X.509 certificate")]
    [InlineData("""{"idpinitiated":{"enabled":true,"client_protocol":"oauth1"}}""", "options.idpinitiated.client_protocol")]
    [InlineData("""{"assertion_decryption_settings":{"algorithm_profile":"v1"}}""", "options.assertion_decryption_settings.algorithm_profile")]
    [InlineData("""{"metadataXml":"<x/>","metadataUrl":"https://idp.acme.example/metadata"}""", "cannot be used together")]
    public async Task Options_of_SAML_keep_the_published_limits(string change, string place)
    {
        await using var running = await RunningTenant.StartAsync();
        using var certificate = Bodies.Certificate();

        var reply = await running.PostAsync("connections", Changed(Bodies.Saml(certificate), change));

        Assert.Equal(400, reply.Status);
        Assert.Contains(place, reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("client_secret", 700)]
    [InlineData("client_id", 255)]
    public async Task The_longest_value_passes_and_one_more_does_not(string key, int longest)
    {
        await using var running = await RunningTenant.StartAsync();
        var fits = Bodies.Oidc("fits");
        var exceeds = Bodies.Oidc("exceeds");
        fits["options"]![key] = new string('x', longest);
        exceeds["options"]![key] = new string('x', longest + 1);

        var accepted = await running.PostAsync("connections", fits);
        var refused = await running.PostAsync("connections", exceeds);

        Assert.Equal([201, 400], new[] { accepted.Status, refused.Status });
        Assert.Contains($"String is too long ({longest + 1} chars), maximum {longest}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Patch_takes_neither_name_nor_strategy_nor_enabled_clients_nor_nothing()
    {
        await using var running = await RunningTenant.StartAsync();
        var path = $"connections/{(await running.CreateAsync(Bodies.Oidc()))["id"]}";

        var renamed = await running.PatchAsync(path, new JsonObject { ["name"] = "other" });
        var enabled = await running.PatchAsync(path, new JsonObject { ["enabled_clients"] = new JsonArray() });
        var empty = await running.PatchAsync(path, new JsonObject());

        Assert.Equal("Payload validation error: 'Additional properties not allowed: name'.", renamed.Message);
        Assert.Equal("Payload validation error: 'Additional properties not allowed: enabled_clients'.", enabled.Message);
        Assert.Equal(400, empty.Status);
    }

    [Fact]
    public async Task Metadata_has_ten_pairs_of_255_characters_and_null_takes_one_away()
    {
        await using var running = await RunningTenant.StartAsync();
        var body = Bodies.Oidc();
        body["metadata"] = new JsonObject(Enumerable.Range(0, 10).Select(i => KeyValuePair.Create($"k{i}", (JsonNode?)new string('v', 255))));
        var path = $"connections/{(await running.CreateAsync(body))["id"]}";

        var eleventh = await running.PatchAsync(path, new JsonObject { ["metadata"] = new JsonObject { ["k10"] = "v" } });
        var tooLong = await running.PatchAsync(path, new JsonObject { ["metadata"] = new JsonObject { ["k0"] = new string('v', 256) } });
        var removed = await running.PatchAsync(path, new JsonObject { ["metadata"] = new JsonObject { ["k0"] = null, ["k10"] = "v" } });

        Assert.Equal([400, 400, 200], new[] { eleventh.Status, tooLong.Status, removed.Status });
        Assert.Null(removed.Json["metadata"]!["k0"]);
        Assert.Equal("v", (string?)removed.Json["metadata"]!["k10"]);
        Assert.Equal(10, removed.Json["metadata"]!.AsObject().Count);
    }

    [Fact]
    public async Task Metadata_is_replaced_where_the_tenant_does_not_merge()
    {
        await using var running = await RunningTenant.StartAsync(new EmulatorOptions { MetadataMerges = false });
        var body = Bodies.Oidc();
        body["metadata"] = new JsonObject { ["old"] = "1" };
        var path = $"connections/{(await running.CreateAsync(body))["id"]}";

        var reply = await running.PatchAsync(path, new JsonObject { ["metadata"] = new JsonObject { ["new"] = "2" } });

        Assert.Equal("""{"new":"2"}""", reply.Json["metadata"]!.ToJsonString());
    }

    [Theory]
    [InlineData("{", "application/json", 400)]
    [InlineData("""{"name":"a","name":"b","strategy":"oidc"}""", "application/json", 400)]
    [InlineData("name=a&strategy=oidc", "text/plain", 415)]
    public async Task A_body_that_is_no_JSON_is_refused(string body, string type, int status)
    {
        await using var running = await RunningTenant.StartAsync();
        var content = RunningTenant.Content(body);
        content.Headers.ContentType = new(type);

        var reply = await running.SendAsync(HttpMethod.Post, "api/v2/connections", content);

        Assert.Equal((status, status), (reply.Status, (int)reply.Json["statusCode"]!));
    }

    private static JsonObject Changed(JsonObject body, string change)
    {
        foreach (var (key, value) in JsonNode.Parse(change)!.AsObject())
        {
            body["options"]![key] = value?.DeepClone();
        }

        return body;
    }
}
