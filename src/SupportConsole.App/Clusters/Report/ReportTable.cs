using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters.Report;

/// <param name="Day">The day that was asked for; null for now.</param>
/// <param name="Counts">Of all clusters that the report is of, also where the rows are the first of them only.</param>
/// <param name="AddedLater">How many clusters are left out because they were added to the console later.</param>
internal sealed record ReportTable(
    IReadOnlyList<ReportRow> Rows, IReadOnlyDictionary<SsoCoverage, int> Counts, PastDay? Day, int AddedLater)
{
    /// <summary>The day whose end the rows show, UTC; null if they show the clusters as they are now.</summary>
    public DateOnly? AsOf => Day is { IsOver: true } past ? past.Date : null;

    public int Total => Counts.Values.Sum();
}
