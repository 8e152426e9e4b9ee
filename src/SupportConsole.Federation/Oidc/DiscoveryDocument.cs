namespace SupportConsole.Federation.Oidc;

/// <summary>An OpenID Connect discovery document, as published. Lists are null where the document does not have them.</summary>
public sealed record DiscoveryDocument
{
    public required string Issuer { get; init; }

    public string? AuthorizationEndpoint { get; init; }

    public string? TokenEndpoint { get; init; }

    public string? JwksUri { get; init; }

    public string? UserInfoEndpoint { get; init; }

    public string? EndSessionEndpoint { get; init; }

    public IReadOnlyList<string>? ResponseTypes { get; init; }

    public IReadOnlyList<string>? GrantTypes { get; init; }

    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>How a client may prove itself at the token endpoint; null means client_secret_basic by default.</summary>
    public IReadOnlyList<string>? TokenEndpointAuthMethods { get; init; }

    public IReadOnlyList<string>? IdTokenSigningAlgorithms { get; init; }

    public IReadOnlyList<string>? CodeChallengeMethods { get; init; }
}
