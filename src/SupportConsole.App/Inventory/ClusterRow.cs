using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Inventory;

/// <summary>A line of the clusters list.</summary>
public sealed record ClusterRow(
    ClusterId Id, string Customer, string Name, string Url, string State, bool? IsEntitled, DateOnly? EntitledOn,
    SsoCoverage Coverage, int Connections)
{
    public Guid AccountId { get; init; }

    public string OrderReference { get; init; } = "";

    public string ContactName { get; init; } = "";

    public string ContactEmail { get; init; } = "";

    /// <summary>Of its connections that aren't retired. Known for the rows of a page only; an export has the connections themselves.</summary>
    public IReadOnlyList<ClusterCredential> Credentials { get; init; } = [];
}

/// <summary>Whom a cluster's connection trusts, and until when its credential is valid.</summary>
public sealed record ClusterCredential(
    IdentityProvider IdentityProvider,
    Protocol Protocol,
    DateTimeOffset? ExpiresAt,
    bool NeverExpires);

/// <summary>
/// What the clusters list shows. The search finds words in customer, name, ID, URL and contact. Sort columns: customer, name,
/// coverage, entitled, connections, state.
/// </summary>
public sealed record ClusterQuery : ListQuery
{
    public SsoCoverage? Coverage { get; init; }

    public SsoMismatch? Mismatch { get; init; }

    /// <summary>Only clusters with a connection of this person; null for all.</summary>
    public OwnerFilter? Mine { get; init; }

    /// <summary>The day whose end the clusters are shown at, UTC; null for now. Only the report answers it.</summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>The coverage ladder, whose counts add up to the number of clusters, and what does not fit beside it.</summary>
public sealed record CoverageCounts(IReadOnlyDictionary<SsoCoverage, int> Ladder, IReadOnlyDictionary<SsoMismatch, int> Mismatches)
{
    /// <summary>Clusters whose customer bought SSO.</summary>
    public required int Bought { get; init; }

    public int Total => Ladder.Values.Sum();
}
