using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;
using static SupportConsole.Auth0.Emulator.Connections.OptionsWork;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>Options of an OpenID Connect connection.</summary>
internal sealed class OidcOptions(PublishedDocuments documents)
{
    private const int MaxDocument = 128 * 1024;
    private static readonly string[] Discovered = ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"];

    public Answer? Complete(string strategy, JsonObject options, bool creates)
    {
        options["schema_version"] = "oidc-V4";
        options["type"] ??= strategy == "okta" ? "back_channel" : "front_channel";
        options["connection_settings"] ??= new JsonObject { ["pkce"] = creates ? "auto" : "disabled" };
        if (!creates)
        {
            options["attribute_map"] ??= new JsonObject { ["mapping_mode"] = strategy == "okta" ? "basic_profile" : "bind_all" };
        }

        return Discover(options) ?? Missing(strategy, options, creates);
    }

    private Answer? Discover(JsonObject options)
    {
        if (options["oidc_metadata"] is not JsonObject { Count: > 0 } && documents.At(TextOf(options, "discovery_url")) is { } document)
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
            foreach (var key in Discovered.Where(key => options[key] is null && metadata[key] is not null))
            {
                options[key] = metadata[key]!.DeepClone();
            }
        }

        return null;
    }

    private static Answer? Missing(string strategy, JsonObject options, bool creates)
    {
        if (TextOf(options, "scope") is { } scope && !scope.Split(' ').Contains("openid"))
        {
            return ApiError.Of(400, "options.scope must contain openid");
        }

        var back = TextOf(options, "type") == "back_channel";
        string[] needed = strategy == "okta" ? ["domain"] : ["issuer", "authorization_endpoint", "jwks_uri", .. back ? ["token_endpoint"] : Array.Empty<string>()];
        return needed.FirstOrDefault(key => TextOf(options, key) is null) is { } missing ? ApiError.Of(400, $"\"options.{missing}\" is missing")
            : creates && back && TextOf(options, "client_secret") is null && TextOf(options, "token_endpoint_auth_method") != "private_key_jwt"
                ? ApiError.Of(400, "options.client_secret is required")
            : null;
    }
}
