using System.Text.Json;

namespace SupportConsole.Federation.Oidc;

/// <summary>Reads an OpenID Connect discovery document.</summary>
public static class DiscoveryReader
{
    /// <summary>The largest document taken, in bytes: Auth0's own limit.</summary>
    public const int MaxBytes = 128 * 1024;

    private const string CheckUrl = "Check that the URL ends in /.well-known/openid-configuration.";

    public static Result<DiscoveryDocument> Read(ReadOnlyMemory<byte> document)
    {
        if (!JsonText.Open(document, MaxBytes, "discovery document", "discovery").TryGet(out var json, out var problem))
        {
            return problem;
        }

        using (json)
        {
            try
            {
                return Take(json.RootElement);
            }
            catch (InvalidOperationException)
            {
                return Refused(
                    "malformed",
                    "The discovery document holds text that is not valid Unicode.",
                    "Ask for the document as the IdP publishes it.");
            }
        }
    }

    private static Result<DiscoveryDocument> Take(JsonElement root)
    {
        if (Other(root) is { } other)
        {
            return other;
        }

        List<string> wrong = [];
        var read = new DiscoveryDocument
        {
            Issuer = Text("issuer") ?? "",
            AuthorizationEndpoint = Text("authorization_endpoint"),
            TokenEndpoint = Text("token_endpoint"),
            JwksUri = Text("jwks_uri"),
            UserInfoEndpoint = Text("userinfo_endpoint"),
            EndSessionEndpoint = Text("end_session_endpoint"),
            ResponseTypes = List("response_types_supported"),
            GrantTypes = List("grant_types_supported"),
            Scopes = List("scopes_supported"),
            TokenEndpointAuthMethods = List("token_endpoint_auth_methods_supported"),
            IdTokenSigningAlgorithms = List("id_token_signing_alg_values_supported"),
            CodeChallengeMethods = List("code_challenge_methods_supported"),
        };
        return wrong.Count > 0
            ? Refused(
                "wrong-type",
                $"The discovery document has {string.Join(" and ", wrong)}.",
                "Ask the customer to correct the document at the IdP.")
            : read;

        string? Text(string name)
        {
            if (!root.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.String or JsonValueKind.Null)
            {
                return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            }

            wrong.Add($"{name} as a JSON {value.ValueKind} instead of a text");
            return null;
        }

        List<string>? List(string name)
        {
            if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                return null;
            }

            if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            {
                return [.. value.EnumerateArray().Select(item => item.GetString()!)];
            }

            wrong.Add($"{name} as {(value.ValueKind == JsonValueKind.Array ? "a list of other things than texts" : $"a JSON {value.ValueKind} instead of a list")}");
            return null;
        }
    }

    private static Problem? Other(JsonElement root)
    {
        if (root.TryGetProperty("issuer", out var issuer))
        {
            return issuer.ValueKind == JsonValueKind.Null || issuer.ValueKind == JsonValueKind.String && issuer.GetString()!.Length == 0
                ? Refused("no-issuer", "The discovery document's issuer is empty.", "Ask the customer to correct the document at the IdP.")
                : null;
        }

        return root switch
        {
            _ when root.TryGetProperty("keys", out _) => Refused(
                "jwks",
                "This is a key set (JWKS), not a discovery document: it has keys and no issuer.",
                CheckUrl),
            _ when root.TryGetProperty("error", out _)
                || root.TryGetProperty("errorCode", out _) => Refused(
                    "error",
                    "The discovery URL answers an error instead of a document.",
                    "Check the tenant, realm or authorization server in the URL; open it in a browser to see the error."),
            _ => Refused("no-issuer", "The discovery document has no issuer.", CheckUrl),
        };
    }

    private static Problem Refused(string code, string what, string cure) => new(what, cure) { Code = "discovery." + code };
}
