namespace SupportConsole.Federation.Oidc;

/// <summary>Holds a discovery document against what was asked for and against what Auth0 can do.</summary>
public static class DiscoveryFindings
{
    /// <summary>The algorithms that Auth0 takes on an ID token.</summary>
    public static IReadOnlyList<string> Auth0Algorithms { get; } = ["RS256", "RS384", "RS512", "PS256", "PS384", "ES256", "ES384"];

    /// <summary>Judges a document; the gravest findings stand first, and none means that nothing stands against it.</summary>
    /// <param name="askedFor">The issuer or discovery URL that was given; null where there was none to compare with.</param>
    /// <param name="isFrontChannel">Whether the connection uses the front channel: no code, no secret, an ID token by form post.</param>
    public static IReadOnlyList<DiscoveryFinding> Of(DiscoveryDocument document, string? askedFor, bool isFrontChannel = false)
    {
        List<DiscoveryFinding> all =
        [
            .. IssuerFindings.Of(document.Issuer, askedFor),
            .. EndpointFindings.Of(document, isFrontChannel),
            .. ResponseTypes(document, isFrontChannel),
            .. isFrontChannel ? [] : AuthMethods(document.TokenEndpointAuthMethods),
            .. Algorithms(document.IdTokenSigningAlgorithms),
            .. Scopes(document.Scopes),
            .. Pkce(document),
        ];
        return [.. all.OrderByDescending(finding => finding.Severity)];
    }

    private static IEnumerable<DiscoveryFinding> ResponseTypes(DiscoveryDocument document, bool isFrontChannel)
    {
        if (document.ResponseTypes is not { Count: > 0 } types)
        {
            yield return Warn(
                "no-response-types",
                "The document lists no response types (response_types_supported), which the standard requires.",
                $"Ask the customer whether the client may use the response type {(isFrontChannel ? "id_token" : "code")}.");
        }
        else if (isFrontChannel && !types.Contains("id_token", StringComparer.Ordinal))
        {
            yield return Refuse(
                "no-id-token",
                $"This IdP does not offer the response type id_token, which the front channel needs; it offers {List(types)}.",
                "Use the back channel with a client secret.");
        }
        else if (!isFrontChannel && !types.Contains("code", StringComparer.Ordinal))
        {
            yield return Refuse(
                "no-code",
                $"This IdP does not offer the response type code, which the back channel needs; it offers {List(types)}.",
                "Ask the customer to allow the authorization code flow for this client.");
        }

        if (!isFrontChannel
            && document.GrantTypes is { Count: > 0 } grants
            && !grants.Contains("authorization_code", StringComparer.Ordinal))
        {
            yield return Warn(
                "no-code-grant",
                $"This IdP does not list the grant type authorization_code; it lists {List(grants)}.",
                "Ask the customer whether the authorization code flow is allowed.");
        }
    }

    private static IEnumerable<DiscoveryFinding> AuthMethods(IReadOnlyList<string>? methods)
    {
        if (methods is not { Count: > 0 })
        {
            yield return Warn(
                "no-auth-methods",
                "The document does not say how a client may prove itself (token_endpoint_auth_methods_supported); by the "
                + "standard that means client_secret_basic, which Auth0 does not do.",
                "Ask the customer whether their IdP accepts client_secret_post (the secret in the request body).");
        }
        else if (!methods.Contains("client_secret_post", StringComparer.Ordinal))
        {
            yield return methods.All(method => method == "client_secret_basic")
                ? Refuse(
                    "basic-only",
                    "This IdP allows only client_secret_basic, which Auth0 does not do.",
                    "Ask the customer to allow client_secret_post (the secret in the request body) for this client.")
                : Refuse(
                    "no-secret-post",
                    $"This IdP does not allow client_secret_post, the only way Auth0 sends a client secret; it allows {List(methods)}.",
                    methods.Contains("private_key_jwt", StringComparer.Ordinal)
                        ? "Ask the customer to allow client_secret_post; private_key_jwt, which both know, needs a key pair instead of a "
                            + "secret."
                        : "Ask the customer to allow client_secret_post (the secret in the request body) for this client.");
        }
    }

    private static IEnumerable<DiscoveryFinding> Algorithms(IReadOnlyList<string>? algorithms)
    {
        if (algorithms is not { Count: > 0 })
        {
            yield return Warn(
                "no-algorithms",
                "The document lists no ID token algorithms (id_token_signing_alg_values_supported), which the standard requires.",
                "Ask the customer which algorithm signs ID tokens; Auth0 expects RS256 unless told otherwise.");
            yield break;
        }

        var asymmetric = algorithms.Where(one => one != "none").ToList();
        if (asymmetric.Count > 0 && asymmetric.All(one => one is "HS256" or "HS384" or "HS512"))
        {
            yield return Refuse(
                "hs256-only",
                $"This IdP signs ID tokens only with {List(asymmetric)}, a shared secret, which Auth0 does not take.",
                "Ask the customer to sign ID tokens with RS256.");
        }
        else if (!asymmetric.Any(one => Auth0Algorithms.Contains(one, StringComparer.Ordinal)))
        {
            yield return Refuse(
                "algorithms",
                $"This IdP signs ID tokens with {List(algorithms)}; Auth0 takes {List(Auth0Algorithms)}.",
                "Ask the customer to sign ID tokens with RS256.");
        }
        else if (!asymmetric.Contains("RS256", StringComparer.Ordinal))
        {
            yield return Info(
                "not-rs256",
                $"This IdP does not sign with RS256 but with {List(asymmetric)}.",
                "Choose one of these as the connection's ID token algorithm.");
        }
    }

    private static IEnumerable<DiscoveryFinding> Scopes(IReadOnlyList<string>? scopes)
    {
        if (scopes is null)
        {
            yield break;
        }

        foreach (var missing in new[] { "openid", "profile", "email" }.Except(scopes, StringComparer.Ordinal))
        {
            yield return missing == "openid"
                ? Warn(
                    "scope-openid",
                    "This IdP does not list the scope openid: it may be OAuth 2.0 without OpenID Connect.",
                    "Ask the customer whether the IdP issues ID tokens.")
                : Warn(
                    "scope-" + missing,
                    $"This IdP does not list the scope {missing}; users may arrive without {(missing == "email" ? "their email address" : "their name")}.",
                    $"Ask the customer which scope releases it, or leave {missing} out of the scopes.");
        }
    }

    private static IEnumerable<DiscoveryFinding> Pkce(DiscoveryDocument document)
    {
        if (EntraIssuer.IsEntra(document.Issuer))
        {
            yield return Info("entra-pkce", "Entra ID does not announce PKCE but wants it.", "Set the connection's PKCE to S256.");
        }
        else if (document.CodeChallengeMethods is { Count: > 0 } methods && !methods.Contains("S256", StringComparer.Ordinal))
        {
            yield return Warn(
                "pkce",
                $"This IdP offers PKCE only as {List(methods)}, not S256.",
                "Set the connection's PKCE to plain, or ask the customer for S256.");
        }
    }

    internal static DiscoveryFinding Refuse(string code, string what, string cure) =>
        new(FindingSeverity.Refuse, what, cure, "discovery." + code);

    internal static DiscoveryFinding Warn(string code, string what, string cure) =>
        new(FindingSeverity.Warn, what, cure, "discovery." + code);

    internal static DiscoveryFinding Info(string code, string what, string cure) =>
        new(FindingSeverity.Info, what, cure, "discovery." + code);

    private static string List(IEnumerable<string> values) =>
        string.Join(", ", values.Take(12).Select(value => value.Length <= 60 ? value : value[..60] + "…"));
}
