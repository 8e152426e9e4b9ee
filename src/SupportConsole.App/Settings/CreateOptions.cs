using System.Text.Json.Nodes;
using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Settings;

/// <summary>The <c>options</c> of a connection to create, from the record's settings and the new credential.</summary>
internal static class CreateOptions
{
    public static string Strategy(Protocol protocol) => protocol == Protocol.Oidc ? "oidc" : "samlp";

    public static ConnectionOptions For(ConnectionRecord record, ClientSecret? secret, SigningCertificate? certificate) =>
        new(record.Protocol == Protocol.Oidc ? Oidc(record, secret) : Saml(record, certificate));

    public static JsonArray Domains(ConnectionRecord record) =>
        [.. record.Domains.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(domain => (JsonNode)domain)];

    private static JsonObject Oidc(ConnectionRecord record, ClientSecret? secret)
    {
        var options = new JsonObject
        {
            // Auth0's default is front_channel: the type is always said.
            ["type"] = record.IsBackChannel ? "back_channel" : "front_channel",
            ["client_id"] = record.ClientId,
            ["scope"] = record.Scopes,
            ["attribute_map"] = new JsonObject { ["mapping_mode"] = "bind_all" },
            ["connection_settings"] = new JsonObject { ["pkce"] = record.IdentityProvider == IdentityProvider.EntraId ? "S256" : "auto" },
        };
        Put(options, "discovery_url", record.DiscoveryUrl);
        Put(options, "issuer", record.Issuer);
        Put(options, "authorization_endpoint", record.AuthorizationEndpoint);
        Put(options, "token_endpoint", record.TokenEndpoint);
        Put(options, "jwks_uri", record.JwksUri);
        if (record.IsBackChannel && secret is not null)
        {
            options["client_secret"] = secret.Reveal();
            options["token_endpoint_auth_method"] = "client_secret_post";
        }

        return WithDomains(options, record);
    }

    private static JsonObject Saml(ConnectionRecord record, SigningCertificate? certificate)
    {
        var options = new JsonObject
        {
            ["signInEndpoint"] = record.SignInUrl,
            ["signSAMLRequest"] = record.SignsRequests,
            ["signatureAlgorithm"] = "rsa-sha256",
            ["digestAlgorithm"] = "sha256",
            ["protocolBinding"] = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
        };
        Put(options, "signOutEndpoint", record.SignOutUrl);
        if (certificate is not null)
        {
            options["signingCert"] = certificate.ToAuth0SigningCert();
        }

        return WithDomains(options, record);
    }

    private static JsonObject WithDomains(JsonObject options, ConnectionRecord record)
    {
        if (Domains(record) is { Count: > 0 } domains)
        {
            options["domain_aliases"] = domains;
        }

        return options;
    }

    private static void Put(JsonObject options, string key, string value)
    {
        if (value.Length > 0)
        {
            options[key] = value;
        }
    }
}
