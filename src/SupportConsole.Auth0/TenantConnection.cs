using SupportConsole.Federation.Names;

namespace SupportConsole.Auth0;

public sealed record TenantConnection
{
    public required ConnectionId Id { get; init; }

    public required ConnectionName Name { get; init; }

    /// <summary><c>oidc</c>, <c>samlp</c>, <c>okta</c>, <c>waad</c>, …; unknown ones are kept as they are.</summary>
    public required string Strategy { get; init; }

    public string? DisplayName { get; init; }

    /// <summary>At most 10 pairs of at most 255 characters; no secrets: everyone with read:connections sees them.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The options, secrets included; null if they were not requested or the token may not read them.</summary>
    public ConnectionOptions? Options { get; init; }

    /// <summary>Auth0's ID of the request that produced this, for Auth0's support.</summary>
    public string? RequestId { get; init; }

    public string ShownName => DisplayName ?? Name.Value;

    public TenantConnection Called(string displayName) => this with { DisplayName = displayName };

    /// <summary>Name and ID; never the options.</summary>
    public override string ToString() => $"{Name} ({Id})";
}
