using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters.Report;

/// <summary>
/// The managers' report: one row for each cluster with everything about its SSO, now or at the end of a day. A day in the past is answered
/// from the journal: from confirmed changes, audit entries and the history of credentials.
/// </summary>
public sealed class ClusterReport(IDbContextFactory<ConsoleDbContext> contexts, ClusterListService list, TimeProvider time)
{
    internal async Task<ReportTable> ReadAsync(ClusterQuery query, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var end = query.AsOf is { } day ? new DateTimeOffset(day.AddDays(1).ToDateTime(default), TimeSpan.Zero) : now;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (end >= now)
        {
            var current = await PastConnections.NowAsync(context, now, cancellationToken);
            return new ReportTable(
                await list.ExportAsync(query, cancellationToken).Select(cluster => Row(cluster, current[cluster.Id]))
                    .ToListAsync(cancellationToken),
                null,
                0);
        }

        // The search, the coverage and the order are those of that day, so they come after the clusters are taken back to it.
        var edits = (await context.AuditEntries.AsNoTracking()
            .Where(entry => entry.At >= end && entry.ClusterId != null && PastClusters.Actions.Contains(entry.Action))
            .Select(entry => new LaterEdit(entry.Id, entry.ClusterId!.Value, entry.Action, entry.Before))
            .ToListAsync(cancellationToken)).ToLookup(edit => edit.ClusterId);
        var connections = await PastConnections.AtAsync(context, end, cancellationToken);
        var rows = new List<ReportRow>();
        var addedLater = 0;
        await foreach (var cluster in list.ExportAsync(query with { Coverage = null, Mismatch = null }, cancellationToken))
        {
            if (PastClusters.Before(cluster, edits[cluster.Id.Value]) is { } then)
            {
                rows.Add(Row(then, connections[cluster.Id]));
            }
            else
            {
                addedLater++;
            }
        }

        return new ReportTable([.. Sort(rows.Where(row => IsAskedFor(row, query)), query)], query.AsOf, addedLater);
    }

    private static ReportRow Row(ClusterRow cluster, IEnumerable<PastConnection> connections)
    {
        var counted = connections.Where(connection => connection.Rung is not null)
            .OrderBy(connection => connection.Rung).ThenBy(connection => connection.Name, StringComparer.Ordinal).ToList();
        var best = counted.FirstOrDefault();
        var stands = cluster with
        {
            Coverage = ClusterListService.Coverage(cluster.IsEntitled, (int?)best?.Rung),
            Connections = counted.Count,
        };
        return new ReportRow(stands, best, [.. counted.Skip(1).Select(connection => connection.Name)]);
    }

    private static bool IsAskedFor(ReportRow row, ClusterQuery query) =>
        (query.Coverage is null || row.Cluster.Coverage == query.Coverage)
        && query.Mismatch switch
        {
            null => true,
            SsoMismatch.BoughtNotSetUp => row.Cluster.IsEntitled == true && row.Connection?.Rung is null or SsoCoverage.InProgress,
            SsoMismatch.SetUpNotBought => row.Cluster.IsEntitled == false && row.Connection?.Rung < SsoCoverage.InProgress,
            _ => row.Cluster.IsEntitled is null,
        };

    private static IEnumerable<ReportRow> Sort(IEnumerable<ReportRow> rows, ClusterQuery query)
    {
        IOrderedEnumerable<ReportRow> By<TKey>(Func<ReportRow, TKey> column) =>
            query.Descending ? rows.OrderByDescending(column) : rows.OrderBy(column);
        var sorted = query.Sort switch
        {
            "name" => By(row => row.Cluster.Name),
            "state" => By(row => row.Cluster.State),
            "entitled" => By(row => row.Cluster.IsEntitled),
            "connections" => By(row => row.Cluster.Connections),
            "coverage" => By(row => row.Cluster.Coverage),
            _ => By(row => row.Cluster.Customer),
        };
        return sorted.ThenBy(row => row.Cluster.Customer).ThenBy(row => row.Cluster.Name).ThenBy(row => row.Cluster.Id.Value);
    }
}
