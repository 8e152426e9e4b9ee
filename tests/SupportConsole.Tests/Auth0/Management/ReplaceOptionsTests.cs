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

public sealed partial class ReplaceOptionsTests
{
    private static readonly Dictionary<string, string> NoMetadata = [];
    private static readonly JsonSerializerOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] OddValues =
    [
        "1.0", "1e400", "-0", "12345678901234567890", "0.1000000000000000055511151231257827", "\"\"", "{}", "[]", "true",
        "\"caf\\u00e9 \\ud83d\\ude00\"", "\"<a href='x'>&</a>\"", "\"line\\nbreak\\ttab\\\\slash\"", "{\"\":\"empty key\"}",
        "{\"a\":{\"b\":{\"c\":[1,{\"d\":null}]}}}", "[null,true,false]", "\"" + new string('x', 20_000) + "\"",
    ];

    [Fact]
    public async Task Fifty_edits_leave_two_hundred_unknown_keys_byte_for_byte()
    {
        await using var connected = await StartAsync();
        var created = await connected.CreateAsync();
        var keys = Enumerable.Range(0, 200).Select(n => $"unknown_{n:D3}").ToList();
        connected.Emulator.Dashboard.EditOptions(created.Id.Value, options =>
        {
            foreach (var (key, index) in keys.Select((key, index) => (key, index)))
            {
                options[key] = JsonNode.Parse(OddValues[index % OddValues.Length]);
            }
        });
        var before = Bytes(connected, created, keys);

        var current = await connected.ReadAsync(created.Id);
        for (var n = 0; n < 50; n++)
        {
            var edit = (n % 5) switch
            {
                0 => new OptionsEdit().Set("client_secret", $"secret-{n}"),
                1 => new OptionsEdit().Set("scope", $"openid profile s{n}"),
                2 => new OptionsEdit().Set("connection_settings.pkce", n % 2 == 0 ? "S256" : "auto"),
                3 => new OptionsEdit().Set("domain_aliases", new JsonArray($"acme{n}.example")),
                _ => new OptionsEdit().Remove("domain_aliases"),
            };
            var result = await connected.Tenant.ReplaceOptionsAsync(current, edit, NoMetadata, Token);
            Assert.True(result.IsOk, result.Problem?.ToString());
            current = result.Value;
        }

        Assert.Equal(200, before.Count);
        Assert.Equal(before, Bytes(connected, created, keys));
    }

    [Fact]
    public async Task Values_that_PATCH_would_default_are_sent_as_they_were()
    {
        await using var connected = await StartAsync();
        var oidc = await connected.CreateAsync();
        using var certificate = Bodies.Certificate();
        var samlOptions = Bodies.SamlOptions(certificate);
        samlOptions["strategy_version"] = 2;
        var saml = await connected.CreateAsync(new NewConnection(
            ConnectionName.Parse("s").Value,
            "samlp",
            null,
            new ConnectionOptions(samlOptions),
            NoMetadata));

        var afterOidc = await Replace(connected, oidc, new OptionsEdit().Set("client_secret", "x"));
        var afterSaml = await Replace(connected, saml, new OptionsEdit().Set("signSAMLRequest", true));

        Assert.Equal("auto", (string?)afterOidc.Options!["connection_settings"]!["pkce"]);
        Assert.Equal("bind_all", (string?)afterOidc.Options["attribute_map"]!["mapping_mode"]);
        Assert.Equal("v2026-1", (string?)afterSaml.Options!["assertion_decryption_settings"]!["algorithm_profile"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Acme")]
    public async Task A_display_name_is_sent_only_if_the_connection_has_one(string? displayName)
    {
        await using var connected = await StartAsync();
        using var certificate = Bodies.Certificate();
        var saml = await connected.CreateAsync(new NewConnection(
            ConnectionName.Parse("s").Value,
            "samlp",
            displayName,
            new ConnectionOptions(Bodies.SamlOptions(certificate)),
            NoMetadata));

        await Replace(connected, saml, new OptionsEdit().Set("signSAMLRequest", true));

        Assert.Equal(displayName, (string?)SentByLastPatch(connected)["display_name"]);
        Assert.Equal(displayName is not null, SentByLastPatch(connected).ContainsKey("display_name"));
    }

    [Fact]
    public async Task The_strategy_version_goes_back_as_it_was_read()
    {
        await using var connected = await StartAsync();
        using var certificate = Bodies.Certificate();
        var options = Bodies.SamlOptions(certificate);
        options["strategy_version"] = 2;
        var saml = await connected.CreateAsync(new NewConnection(
            ConnectionName.Parse("s").Value,
            "samlp",
            null,
            new ConnectionOptions(options),
            NoMetadata));

        var after = await Replace(connected, saml, new OptionsEdit().Set("signSAMLRequest", true));

        Assert.Equal(2, (int?)SentByLastPatch(connected)["options"]!["strategy_version"]);
        Assert.Equal(2, (int?)after.Options!["strategy_version"]);
    }

    [Fact]
    public async Task Keys_that_Auth0_derives_are_not_sent()
    {
        await using var connected = await StartAsync();
        using var certificate = Bodies.Certificate();
        var saml = await connected.CreateAsync(new NewConnection(
            ConnectionName.Parse("s").Value,
            "samlp",
            null,
            new ConnectionOptions(Bodies.SamlOptions(certificate)),
            NoMetadata));

        await Replace(connected, saml, new OptionsEdit().Set("debug", false));

        var sent = SentByLastPatch(connected)["options"]!.AsObject();
        Assert.Empty(sent.Select(pair => pair.Key).Intersect(["cert", "thumbprints", "expires", "subject"]));
        Assert.True(sent.ContainsKey("signingCert"));
    }

    [Fact]
    public async Task A_pasted_certificate_is_not_overridden_by_a_metadata_address()
    {
        await using var connected = await StartAsync();
        using var old = Bodies.Certificate();
        using var next = Bodies.Certificate("CN=next");
        connected.Emulator.Dashboard.Publish("https://idp.acme.example/metadata", Bodies.Metadata(old));
        var options = new JsonObject { ["metadataUrl"] = "https://idp.acme.example/metadata" };
        var saml = await connected.CreateAsync(new NewConnection(
            ConnectionName.Parse("s").Value,
            "samlp",
            null,
            new ConnectionOptions(options),
            NoMetadata));

        var after = await Replace(connected, saml, new OptionsEdit().Set("signingCert", Bodies.SigningCert(next)));

        Assert.Equal(Bodies.Sha1(next), (string?)after.Options!["thumbprints"]![0]);
        Assert.Null(after.Options["metadataUrl"]);
        Assert.Equal("https://idp.acme.example/from-metadata", after.Options.Text("signInEndpoint"));
    }

    [Fact]
    public async Task What_new_metadata_fills_in_is_not_a_difference()
    {
        await using var connected = await StartAsync();
        using var old = Bodies.Certificate();
        using var next = Bodies.Certificate("CN=next");
        var saml = await connected.CreateAsync(new NewConnection(
            ConnectionName.Parse("s").Value,
            "samlp",
            null,
            new ConnectionOptions(Bodies.SamlOptions(old)),
            NoMetadata));

        var after = await Replace(connected, saml, new OptionsEdit().Set("metadataXml", Bodies.Metadata(next)));

        Assert.Equal(Bodies.Sha1(next), (string?)after.Options!["thumbprints"]![0]);
        Assert.Null(after.Options["metadataXml"]);
    }

    [Fact]
    public async Task A_certificate_shown_only_as_cert_survives_another_edit()
    {
        await using var connected = await StartAsync();
        using var certificate = Bodies.Certificate();
        var saml = await connected.CreateAsync(new NewConnection(
            ConnectionName.Parse("s").Value,
            "samlp",
            null,
            new ConnectionOptions(Bodies.SamlOptions(certificate)),
            NoMetadata));
        connected.Emulator.Dashboard.EditOptions(saml.Id.Value, options => options.Remove("signingCert"));

        var after = await Replace(connected, saml, new OptionsEdit().Set("domain_aliases", new JsonArray("acme.example")));

        Assert.Equal(Bodies.Sha1(certificate), (string?)after.Options!["thumbprints"]![0]);
    }
}
