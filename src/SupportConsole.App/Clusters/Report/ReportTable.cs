using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters.Report;

/// <summary>What the report found.</summary>
/// <param name="AsOf">The day whose end it shows, UTC; null for now.</param>
/// <param name="AddedLater">How many clusters are left out because they were added to the console later.</param>
internal sealed record ReportTable(IReadOnlyList<ReportRow> Rows, DateOnly? AsOf, int AddedLater)
{
    public int Count(SsoCoverage coverage) => Rows.Count(row => row.Cluster.Coverage == coverage);
}
