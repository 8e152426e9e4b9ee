using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;
using static SupportConsole.Auth0.Emulator.Connections.OptionsWork;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>Options of an OpenID Connect or Okta connection.</summary>
internal sealed class OidcOptions(PublishedDocuments documents)
{
    private const int MaxDocument = 128 * 1024;
    private static readonly string[] Discovered = ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"];

    /// <summary>Auth0 adds these to every discovery document that it stores without them.</summary>
    private static readonly string[] UnsupportedUnlessTold =
    [
        "claims_parameter_supported", "request_parameter_supported", "request_uri_parameter_supported", "require_request_uri_registration",
    ];

    public Answer? Complete(string strategy, JsonObject options, bool creates)
    {
        var isOkta = strategy == "okta";
        if (Discover(options, DiscoveryAddress(isOkta, options)) is { } refusal)
        {
            return refusal;
        }

        options["schema_version"] = "oidc-V4";
        options["type"] ??= isOkta ? "back_channel" : "front_channel";
        options["attribute_map"] ??= new JsonObject { ["mapping_mode"] = isOkta ? "basic_profile" : "bind_all" };
        options["connection_settings"] ??= new JsonObject { ["pkce"] = creates ? "auto" : "disabled" };
        return Missing(isOkta, options, creates);
    }

    private static string? DiscoveryAddress(bool isOkta, JsonObject options) =>
        TextOf(options, "discovery_url")
        ?? (isOkta && TextOf(options, "domain") is { } domain ? $"https://{domain}/.well-known/openid-configuration" : null);

    private Answer? Discover(JsonObject options, string? address)
    {
        if (options["oidc_metadata"] is not JsonObject { Count: > 0 } && documents.At(address) is { } document)
        {
            if (Encoding.UTF8.GetByteCount(document) > MaxDocument)
            {
                return ApiError.Of(400, "Discovery document exceeds the maximum allowed size of 128 KB");
            }

            try
            {
                options["oidc_metadata"] = JsonNode.Parse(document)!.AsObject();
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                return ApiError.Of(400, "The discovery document could not be parsed");
            }
        }

        if (options["oidc_metadata"] is JsonObject metadata)
        {
            foreach (var key in UnsupportedUnlessTold)
            {
                Default(metadata, key, false);
            }

            foreach (var key in Discovered.Where(key => options[key] is null && metadata[key] is not null))
            {
                options[key] = metadata[key]!.DeepClone();
            }
        }

        return null;
    }

    /// <summary>Okta's endpoints and any <c>token_endpoint</c> may be missing: Auth0 notices only at the first sign-in.</summary>
    private static Answer? Missing(bool isOkta, JsonObject options, bool creates)
    {
        if (TextOf(options, "scope") is { } scope && !scope.Split(' ').Contains("openid"))
        {
            return ApiError.Of(400, "options.scope must contain openid");
        }

        string[] needed = isOkta ? [] : ["issuer", "authorization_endpoint", "jwks_uri"];
        var needsSecret = creates
            && TextOf(options, "type") == "back_channel"
            && TextOf(options, "token_endpoint_auth_method") != "private_key_jwt";
        var missing = needed.FirstOrDefault(key => TextOf(options, key) is null);
        return missing is not null ? ApiError.Of(400, $"\"options.{missing}\" is missing")
            : needsSecret && TextOf(options, "client_secret") is null ? ApiError.Of(400, "options.client_secret is required")
            : null;
    }
}
