using SupportConsole.App.Inventory;

namespace SupportConsole.App.Clusters.Report;

/// <summary>One cluster with the connection that brings it furthest.</summary>
/// <param name="Others">The names of its other connections.</param>
internal sealed record ReportRow(ClusterRow Cluster, PastConnection? Connection, IReadOnlyList<string> Others);
