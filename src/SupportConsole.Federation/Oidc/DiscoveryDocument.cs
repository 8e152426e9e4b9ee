namespace SupportConsole.Federation.Oidc;

/// <summary>An OpenID Connect discovery document, as published. Lists are null where the document does not have them.</summary>
public sealed record DiscoveryDocument
{
    /// <summary>The issuer, character by character.</summary>
    public required string Issuer { get; init; }

    /// <summary>Where users sign in.</summary>
    public string? AuthorizationEndpoint { get; init; }

    /// <summary>Where codes are exchanged.</summary>
    public string? TokenEndpoint { get; init; }

    /// <summary>Where the signing keys are.</summary>
    public string? JwksUri { get; init; }

    /// <summary>Where the user's profile is.</summary>
    public string? UserInfoEndpoint { get; init; }

    /// <summary>Where users sign out.</summary>
    public string? EndSessionEndpoint { get; init; }

    /// <summary>The response types offered.</summary>
    public IReadOnlyList<string>? ResponseTypes { get; init; }

    /// <summary>The grant types offered.</summary>
    public IReadOnlyList<string>? GrantTypes { get; init; }

    /// <summary>The scopes offered.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>How a client may prove itself at the token endpoint; null means client_secret_basic by default.</summary>
    public IReadOnlyList<string>? TokenEndpointAuthMethods { get; init; }

    /// <summary>The algorithms that sign ID tokens.</summary>
    public IReadOnlyList<string>? IdTokenSigningAlgorithms { get; init; }

    /// <summary>The PKCE methods offered.</summary>
    public IReadOnlyList<string>? CodeChallengeMethods { get; init; }
}
