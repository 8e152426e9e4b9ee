using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;

namespace SupportConsole.App.Clusters.Report;

/// <summary>What <see cref="ClusterListService"/> does for the clusters of today: chooses and sorts the rows of a past day. Pure.</summary>
internal static class PastFilter
{
    public static bool Holds(ReportRow row, ClusterQuery query) =>
        (query.Coverage is null || row.Cluster.Coverage == query.Coverage)
        && IsFound(row.Cluster, query.Search)
        && query.Mismatch switch
        {
            null => true,
            SsoMismatch.BoughtNotSetUp => row.Cluster.IsEntitled == true && row.Connection?.Rung is null or SsoCoverage.InProgress,
            SsoMismatch.SetUpNotBought => row.Cluster.IsEntitled == false && row.Connection?.Rung < SsoCoverage.InProgress,
            _ => row.Cluster.IsEntitled is null,
        };

    public static IEnumerable<ReportRow> Sort(IEnumerable<ReportRow> rows, ClusterQuery query)
    {
        var sorted = query.Sort switch
        {
            "name" => rows.OrderBy(row => row.Cluster.Name, StringComparer.Ordinal),
            "state" => rows.OrderBy(row => row.Cluster.State, StringComparer.Ordinal),
            "entitled" => rows.OrderBy(row => row.Cluster.IsEntitled),
            "connections" => rows.OrderBy(row => row.Cluster.Connections),
            "coverage" => rows.OrderBy(row => row.Cluster.Coverage),
            _ => rows.OrderBy(row => row.Cluster.Customer, StringComparer.Ordinal),
        };
        var all = sorted.ThenBy(row => row.Cluster.Customer, StringComparer.Ordinal)
            .ThenBy(row => row.Cluster.Name, StringComparer.Ordinal)
            .ThenBy(row => row.Cluster.Id.Value);
        return query.Descending ? all.Reverse() : all;
    }

    private static bool IsFound(ClusterRow cluster, string search)
    {
        var text = SearchFold.Of(string.Join('\n', $"{cluster.Customer} {cluster.Name} {cluster.Url}", cluster.ContactName,
            cluster.ContactEmail, cluster.OrderReference));
        return SearchWords.Of(search).All(word => Guid.TryParse(word, out var id)
            ? cluster.Id.Value == id || cluster.AccountId == id
            : SearchFold.Holds(text, word));
    }
}
