using System.Globalization;
using System.Text.Json.Nodes;
using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Names;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Sync.Support;

/// <summary>A tenant with connections of many shapes, each of them in the record as it is in the tenant.</summary>
internal static class VariedTenant
{
    private const int BatchSize = 500;

    public static string NameOf(int number) => $"conn-{number.ToString("D5", CultureInfo.InvariantCulture)}";

    /// <summary>Seeds so many into tenant and record.</summary>
    public static async Task SeedAsync(SyncBench bench, int count)
    {
        bench.Dashboard.Seed(Enumerable.Range(0, count).Select(Body));
        var cluster = await bench.Desk.Record.AddClusterAsync("Many");
        var key = bench.Desk.Record.FingerprintKey;
        foreach (var batch in bench.Dashboard.Connections.Chunk(BatchSize))
        {
            await using var context = await bench.Desk.Record.Contexts.CreateDbContextAsync();
            foreach (var connection in batch)
            {
                context.Add(new ConnectionRecord
                {
                    Id = Guid.NewGuid(),
                    ClusterId = cluster.Id,
                    Name = ConnectionName.Parse((string?)connection["name"]).Value,
                    DisplayName = (string)connection["display_name"]!,
                    Auth0Id = new ConnectionId((string)connection["id"]!),
                    Strategy = (string)connection["strategy"]!,
                    Protocol = EnterpriseStrategies.ProtocolOf((string)connection["strategy"]!)!.Value,
                    IdentityProvider = IdentityProvider.Other,
                    State = ConnectionState.Live,
                    StateSince = DateTimeOffset.UnixEpoch,
                    CreatedAt = DateTimeOffset.UnixEpoch,
                    UpdatedAt = DateTimeOffset.UnixEpoch,
                    SeenAt = DateTimeOffset.UnixEpoch,
                    SeenOptions = OptionsSnapshot.Take(new ConnectionOptions(connection["options"]!.AsObject()), key.NamedFingerprint),
                });
            }

            await context.SaveChangesAsync();
        }
    }

    private static JsonObject Body(int number) => new()
    {
        ["name"] = NameOf(number),
        ["strategy"] = (number % 7) switch { 1 or 5 => "samlp", 3 => "okta", 4 => "waad", _ => "oidc" },
        ["display_name"] = $"Customer {number}",
        ["options"] = Options(number),
        ["metadata"] = new JsonObject { ["managed_by"] = "SupportConsole" },
    };

    private static JsonObject Options(int number)
    {
        var host = $"idp-{number}.example";
        var options = number % 7 is 1 or 5 ? Saml(host, number) : Oidc(host, number);
        if (number % 3 == 0)
        {
            options["domain_aliases"] = new JsonArray($"a{number}.example", $"b{number}.example");
        }

        if (number % 7 == 6)
        {
            options["upstream_params"] = new JsonObject { ["prompt"] = new JsonObject { ["alias"] = "prompt" }, ["acr"] = new JsonObject { ["value"] = "2" } };
            options["gateway"] = new JsonObject { ["url"] = $"https://gw.{host}", ["api_key"] = $"key-{number}", ["timeout"] = 30 };
            options["unheard_of"] = "kept as it is";
        }

        return options;
    }

    private static JsonObject Oidc(string host, int number) => new()
    {
        ["type"] = number % 7 == 2 ? "front_channel" : "back_channel",
        ["client_id"] = $"client-{number}",
        ["client_secret"] = $"secret-{number}-Zk81",
        ["issuer"] = $"https://{host}",
        ["discovery_url"] = $"https://{host}/.well-known/openid-configuration",
        ["authorization_endpoint"] = $"https://{host}/authorize",
        ["token_endpoint"] = $"https://{host}/token",
        ["jwks_uri"] = $"https://{host}/keys",
        ["scope"] = "openid profile email",
        ["attribute_map"] = new JsonObject { ["mapping_mode"] = "use_map", ["attributes"] = new JsonObject { ["email"] = "${context.tokenset.email}", ["name"] = "${context.tokenset.name}" } },
        ["connection_settings"] = new JsonObject { ["pkce"] = number % 2 == 0 ? "S256" : "auto" },
        ["icon_url"] = $"https://{host}/icon.svg",
        ["oidc_metadata"] = new JsonObject { ["issuer"] = $"https://{host}", ["fetched"] = number },
        ["schema_version"] = "oidc-V4",
    };

    private static JsonObject Saml(string host, int number) => new()
    {
        ["signInEndpoint"] = $"https://{host}/sso",
        ["signOutEndpoint"] = $"https://{host}/slo",
        ["signingCert"] = (number % 2 == 0 ? MadeCertificates.One : MadeCertificates.Two).ToAuth0SigningCert(),
        ["signSAMLRequest"] = number % 2 == 0,
        ["signatureAlgorithm"] = "rsa-sha256",
        ["digestAlgorithm"] = "sha256",
        ["protocolBinding"] = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
        ["fieldsMap"] = new JsonObject { ["email"] = "mail", ["groups"] = new JsonArray("a", "b"), ["name"] = "cn" },
        ["user_id_attribute"] = "nameid",
        ["thumbprints"] = new JsonArray($"{number:x40}"),
        ["expires"] = "2036-01-01T00:00:00.000Z",
        ["subject"] = new JsonObject { ["commonName"] = host },
    };
}
