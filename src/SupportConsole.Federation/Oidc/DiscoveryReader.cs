using System.Text.Json;

namespace SupportConsole.Federation.Oidc;

/// <summary>Reads an OpenID Connect discovery document.</summary>
public static class DiscoveryReader
{
    /// <summary>The largest document taken, in bytes: Auth0's own limit.</summary>
    public const int MaxBytes = 128 * 1024;

    /// <summary>Reads a document in UTF-8.</summary>
    public static Result<DiscoveryDocument> Read(ReadOnlyMemory<byte> document)
    {
        if (document.Length > MaxBytes)
        {
            return Refused("too-large", $"The discovery document has {document.Length:N0} bytes; Auth0 takes at most {MaxBytes:N0} (128 KB).", "Ask the customer for the right discovery URL.");
        }

        var bytes = document.Span.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? document[3..] : document;
        var start = bytes.Span.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty || start[0] == (byte)'<')
        {
            return start.IsEmpty
                ? Refused("empty", "The discovery document is empty.", "Open the discovery URL in a browser and see what it answers.")
                : Refused("not-json", "The discovery URL answers XML or an HTML page, not JSON.", "Check the URL: it ends in /.well-known/openid-configuration.");
        }

        try
        {
            using var json = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 32 });
            return Take(json.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return Refused("malformed", $"The discovery document is not valid JSON: {error.Message}", "Ask for the document as the IdP publishes it.");
        }
    }

    private static Result<DiscoveryDocument> Take(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return Refused("not-an-object", $"The discovery document is a JSON {root.ValueKind}, not an object.", "Check the discovery URL.");
        }

        if (Text(root, "issuer") is not { Length: > 0 } issuer)
        {
            return Refused("no-issuer", "The discovery document has no issuer.", "Check that the URL ends in /.well-known/openid-configuration.");
        }

        return new DiscoveryDocument
        {
            Issuer = issuer,
            AuthorizationEndpoint = Text(root, "authorization_endpoint"),
            TokenEndpoint = Text(root, "token_endpoint"),
            JwksUri = Text(root, "jwks_uri"),
            UserInfoEndpoint = Text(root, "userinfo_endpoint"),
            EndSessionEndpoint = Text(root, "end_session_endpoint"),
            ResponseTypes = List(root, "response_types_supported"),
            GrantTypes = List(root, "grant_types_supported"),
            Scopes = List(root, "scopes_supported"),
            TokenEndpointAuthMethods = List(root, "token_endpoint_auth_methods_supported"),
            IdTokenSigningAlgorithms = List(root, "id_token_signing_alg_values_supported"),
            CodeChallengeMethods = List(root, "code_challenge_methods_supported"),
        };
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<string>? List(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : null;

    private static Problem Refused(string code, string what, string cure) => new(what, cure) { Code = "discovery." + code };
}
