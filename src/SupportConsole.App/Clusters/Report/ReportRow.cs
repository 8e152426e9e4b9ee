using SupportConsole.App.Inventory;

namespace SupportConsole.App.Clusters.Report;

/// <summary>One cluster with the connection that brings it furthest.</summary>
/// <param name="Others">The names of its other connections.</param>
internal sealed record ReportRow(ClusterRow Cluster, PastConnection? Connection, IReadOnlyList<string> Others)
{
    /// <summary>As the list shows it: with the credential of the connection that brings it furthest.</summary>
    public ClusterRow Shown => Connection is { IdentityProvider: { } provider, Protocol: { } protocol } best
        ? Cluster with { Credentials = [new(provider, protocol, best.CredentialExpiresAt, best.CredentialNeverExpires)] }
        : Cluster;
}
