using System.Text;
using System.Text.Json.Nodes;
using SupportConsole.App.Parts;
using SupportConsole.Tests.Auth0.Emulator.Support;

namespace SupportConsole.Tests.Auth0.Emulator;

public sealed class DerivedOptionsTests
{
    private const string MetadataUrl = "https://idp.acme.example/metadata";
    private const string DiscoveryUrl = "https://idp.acme.example/.well-known/openid-configuration";

    [Fact]
    public async Task A_certificate_is_described_and_returned_as_sent()
    {
        await using var running = await RunningTenant.StartAsync();
        using var certificate = Bodies.Certificate();

        var options = (await running.CreateAsync(Bodies.Saml(certificate)))["options"]!;

        Assert.Equal(Bodies.SigningCert(certificate), (string?)options["signingCert"]);
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", (string?)options["cert"], StringComparison.Ordinal);
        Assert.Equal(Bodies.Sha1(certificate), (string?)Assert.Single(options["thumbprints"]!.AsArray()));
        Assert.Equal("2029-01-01T00:00:00.000Z", (string?)options["expires"]);
        Assert.Equal("""{"commonName":"idp.acme.example","organizationName":"Acme"}""", options["subject"]!.ToJsonString());
        Assert.Null(options["bindingMethod"]);
        Assert.Null(options["strategy_version"]);
    }

    [Fact]
    public async Task A_new_certificate_is_described_anew_and_a_plain_PEM_is_taken_too()
    {
        await using var running = await RunningTenant.StartAsync();
        using var former = Bodies.Certificate();
        using var certificate = Bodies.Certificate("CN=new");
        var created = await running.CreateAsync(Bodies.Saml(former));
        var options = Bodies.SamlOptions(certificate);
        options["signingCert"] = certificate.ExportCertificatePem();
        options["thumbprints"] = new JsonArray(Bodies.Sha1(former));

        var patched = (await running.PatchAsync($"connections/{created["id"]}", new JsonObject { ["options"] = options })).Json["options"]!;

        Assert.Equal(Bodies.Sha1(certificate), (string?)patched["thumbprints"]![0]);
        Assert.Equal(certificate.ExportCertificatePem(), (string?)patched["signingCert"]);
        Assert.Equal("new", (string?)patched["subject"]!["commonName"]);
    }

    [Fact]
    public async Task A_stale_cert_sent_beside_a_new_signingCert_is_the_one_that_counts()
    {
        await using var running = await RunningTenant.StartAsync();
        using var former = Bodies.Certificate();
        using var certificate = Bodies.Certificate("CN=new");
        var created = await running.CreateAsync(Bodies.Saml(former));
        var options = created["options"]!.DeepClone().AsObject();
        options["signingCert"] = Bodies.SigningCert(certificate);

        var patched = await running.PatchAsync($"connections/{created["id"]}", new JsonObject { ["options"] = options });

        Assert.Equal(Bodies.Sha1(former), (string?)patched.Json["options"]!["thumbprints"]![0]);
    }

    [Fact]
    public async Task Metadata_is_read_and_thrown_away()
    {
        await using var running = await RunningTenant.StartAsync();
        using var certificate = Bodies.Certificate();
        var body = new JsonObject { ["name"] = "acme", ["strategy"] = "samlp", ["options"] = new JsonObject { ["metadataXml"] = Bodies.Metadata(certificate) } };

        var options = (await running.CreateAsync(body))["options"]!;

        Assert.Null(options["metadataXml"]);
        Assert.Equal("https://idp.acme.example/from-metadata", (string?)options["signInEndpoint"]);
        Assert.Equal("https://idp.acme.example/bye", (string?)options["signOutEndpoint"]);
        Assert.Equal("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST", (string?)options["protocolBinding"]);
        Assert.Equal("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST", (string?)options["bindingMethod"]);
        Assert.True((bool)options["signSAMLRequest"]!);
        Assert.Equal(Bodies.Sha1(certificate), (string?)options["thumbprints"]![0]);
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", Encoding.ASCII.GetString(Convert.FromBase64String((string)options["signingCert"]!)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html/>")]
    [InlineData("<EntityDescriptor")]
    [InlineData("<!DOCTYPE x [<!ENTITY e 'e'>]><x>&e;</x>")]
    public async Task Metadata_that_is_none_is_refused(string metadata)
    {
        await using var running = await RunningTenant.StartAsync();
        var body = new JsonObject { ["name"] = "acme", ["strategy"] = "samlp", ["options"] = new JsonObject { ["metadataXml"] = metadata } };

        var reply = await running.PostAsync("connections", body);

        Assert.Equal((400, "The SAML metadata document could not be parsed"), (reply.Status, reply.Message));
    }

    [Fact]
    public async Task A_metadata_address_sent_again_is_read_again_and_beats_the_certificate_beside_it()
    {
        await using var running = await RunningTenant.StartAsync();
        using var published = Bodies.Certificate("CN=published");
        using var pasted = Bodies.Certificate("CN=pasted");
        running.Tenant.Dashboard.Publish(MetadataUrl, Bodies.Metadata(published));
        var created = await running.CreateAsync(new() { ["name"] = "acme", ["strategy"] = "samlp", ["options"] = new JsonObject { ["metadataUrl"] = MetadataUrl } });

        var options = Bodies.SamlOptions(pasted);
        options["metadataUrl"] = MetadataUrl;
        var with = await running.PatchAsync($"connections/{created["id"]}", new JsonObject { ["options"] = options });
        var without = await running.PatchAsync($"connections/{created["id"]}", new JsonObject { ["options"] = Bodies.SamlOptions(pasted) });

        Assert.Equal(Bodies.Sha1(published), (string?)with.Json["options"]!["thumbprints"]![0]);
        Assert.Equal(MetadataUrl, (string?)with.Json["options"]!["metadataUrl"]);
        Assert.Equal(Bodies.Sha1(pasted), (string?)without.Json["options"]!["thumbprints"]![0]);
        Assert.Null(without.Json["options"]!["metadataUrl"]);
    }

    [Fact]
    public async Task Create_and_update_default_differently_for_OpenID_Connect()
    {
        await using var running = await RunningTenant.StartAsync();

        var created = await running.CreateAsync(Bodies.Oidc());
        var patched = await running.PatchAsync($"connections/{created["id"]}", new JsonObject { ["options"] = Bodies.OidcOptions() });

        Assert.Equal("auto", (string?)created["options"]!["connection_settings"]!["pkce"]);
        Assert.Equal("bind_all", (string?)created["options"]!["attribute_map"]!["mapping_mode"]);
        Assert.Equal("disabled", (string?)patched.Json["options"]!["connection_settings"]!["pkce"]);
        Assert.Equal("bind_all", (string?)patched.Json["options"]!["attribute_map"]!["mapping_mode"]);
        Assert.Equal("oidc-V4", (string?)patched.Json["options"]!["schema_version"]);
    }

    [Theory]
    [InlineData("HTTP-Redirect")]
    [InlineData("HTTP-POST")]
    public async Task A_binding_sent_beside_metadata_stays(string binding)
    {
        await using var running = await RunningTenant.StartAsync();
        using var certificate = Bodies.Certificate();
        var sent = "urn:oasis:names:tc:SAML:2.0:bindings:" + binding;
        var options = new JsonObject { ["metadataXml"] = Bodies.Metadata(certificate), ["protocolBinding"] = sent };

        var created = await running.CreateAsync(new JsonObject { ["name"] = "acme", ["strategy"] = "samlp", ["options"] = options });

        Assert.Equal(sent, (string?)created["options"]!["protocolBinding"]);
        Assert.Equal("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST", (string?)created["options"]!["bindingMethod"]);
    }

    [Theory]
    [InlineData("\n\t ")]
    [InlineData("\uFEFF")]
    public async Task White_space_before_the_XML_declaration_of_metadata_is_accepted(string before)
    {
        await using var running = await RunningTenant.StartAsync();
        using var certificate = Bodies.Certificate();
        var metadata = before + "<?xml version=\"1.0\"?>" + Bodies.Metadata(certificate);

        var created = await running.CreateAsync(new()
        {
            ["name"] = "acme",
            ["strategy"] = "samlp",
            ["options"] = new JsonObject { ["metadataXml"] = metadata },
        });

        Assert.Equal("https://idp.acme.example/from-metadata", (string?)created["options"]!["signInEndpoint"]);
    }

    [Fact]
    public async Task Create_alone_gives_decryption_settings_to_SAML()
    {
        await using var running = await RunningTenant.StartAsync();
        using var certificate = Bodies.Certificate();

        var created = await running.CreateAsync(Bodies.Saml(certificate));
        var patched = await running.PatchAsync($"connections/{created["id"]}", new JsonObject { ["options"] = Bodies.SamlOptions(certificate) });

        Assert.Equal("v2026-1", (string?)created["options"]!["assertion_decryption_settings"]!["algorithm_profile"]);
        Assert.Null(patched.Json["options"]!["assertion_decryption_settings"]);
    }

    [Fact]
    public async Task Discovery_fills_what_was_left_out_unless_its_old_result_is_sent_along()
    {
        await using var running = await RunningTenant.StartAsync();
        running.Tenant.Dashboard.Publish(DiscoveryUrl, Discovery("https://idp.acme.example/token-1"));
        var body = new JsonObject
        {
            ["name"] = "acme",
            ["strategy"] = "oidc",
            ["options"] = new JsonObject { ["type"] = "back_channel", ["client_id"] = "id", ["client_secret"] = "s", ["discovery_url"] = DiscoveryUrl },
        };
        var created = await running.CreateAsync(body);
        running.Tenant.Dashboard.Publish(DiscoveryUrl, Discovery("https://idp.acme.example/token-2"));

        var again = created["options"]!.DeepClone().AsObject();
        again.Remove("token_endpoint");
        var old = await running.PatchAsync($"connections/{created["id"]}", new JsonObject { ["options"] = again.DeepClone() });
        again.Remove("oidc_metadata");
        var fresh = await running.PatchAsync($"connections/{created["id"]}", new JsonObject { ["options"] = again });

        Assert.Equal("https://idp.acme.example/token-1", (string?)created["options"]!["token_endpoint"]);
        Assert.Equal("https://idp.acme.example/token-1", (string?)old.Json["options"]!["token_endpoint"]);
        Assert.Equal("https://idp.acme.example/token-2", (string?)fresh.Json["options"]!["token_endpoint"]);
    }

    private static string Discovery(string tokenEndpoint) => new JsonObject
    {
        ["issuer"] = "https://idp.acme.example",
        ["authorization_endpoint"] = "https://idp.acme.example/authorize",
        ["token_endpoint"] = tokenEndpoint,
        ["jwks_uri"] = "https://idp.acme.example/jwks",
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    }.ToJsonString();
}
