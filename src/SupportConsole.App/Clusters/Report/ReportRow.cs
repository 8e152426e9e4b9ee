using SupportConsole.App.Inventory;
using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters.Report;

/// <summary>One cluster with the connection that brings it furthest.</summary>
/// <param name="Others">The names of its other connections.</param>
internal sealed record ReportRow(ClusterRow Cluster, ThenConnection? Connection, IReadOnlyList<string> Others);

/// <summary>What the report found.</summary>
/// <param name="AsOf">The day whose end it shows, UTC; null for now.</param>
/// <param name="AddedLater">How many clusters are left out because they were added to the console later.</param>
internal sealed record ReportPage(IReadOnlyList<ReportRow> Rows, DateOnly? AsOf, int AddedLater)
{
    public int Count(SsoCoverage coverage) => Rows.Count(row => row.Cluster.Coverage == coverage);
}
