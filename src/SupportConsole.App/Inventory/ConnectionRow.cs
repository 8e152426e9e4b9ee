using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Inventory;

/// <summary>A line of the connections list, with everything that an export shows.</summary>
public sealed record ConnectionRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Customer { get; init; }

    public required string Cluster { get; init; }

    public required ClusterId ClusterId { get; init; }

    public required Protocol Protocol { get; init; }

    public required IdentityProvider IdentityProvider { get; init; }

    public required ConnectionState State { get; init; }

    public required DateTimeOffset StateSince { get; init; }

    public required DateTimeOffset? CredentialExpiresAt { get; init; }

    public bool CredentialNeverExpires { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string Owner { get; init; }

    public Guid AccountId { get; init; }

    public bool? IsEntitled { get; init; }

    public string OrderReference { get; init; } = "";

    public string Contact { get; init; } = "";

    public string ContactEmail { get; init; } = "";

    public string Auth0Id { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string EntityId { get; init; } = "";

    public string Domains { get; init; } = "";

    /// <summary>Null until the service has decided it from the facts.</summary>
    public ConnectionHealth Health { get; init; } = null!;
}
