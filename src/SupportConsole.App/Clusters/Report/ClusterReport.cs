using System.Runtime.CompilerServices;
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
    private const int Batch = 500;

    /// <summary>The first rows in the query's order; of a past day all, since each is found by taking its cluster back.</summary>
    internal async Task<ReportTable> ReadAsync(ClusterQuery query, int most, CancellationToken cancellationToken)
    {
        var day = PastDay.Of(query.AsOf, time.GetUtcNow());
        if (day?.End is not { } end)
        {
            var counts = await list.CountCoverageAsync(query, cancellationToken);
            return new ReportTable(await NowAsync(query, cancellationToken).Take(most).ToListAsync(cancellationToken), counts, day, 0);
        }

        var rows = new List<ReportRow>();
        var addedLater = 0;
        await foreach (var row in PastAsync(query, end, cancellationToken))
        {
            if (row is null)
            {
                addedLater++;
            }
            else if (PastFilter.Holds(row, query))
            {
                rows.Add(row);
            }
        }

        var byRung = rows.CountBy(row => row.Cluster.Coverage).ToDictionary();
        return new ReportTable([.. PastFilter.Sort(rows, query)], byRung, day, addedLater);
    }

    /// <summary>
    /// The rows for an export, a batch of clusters in memory at a time. Of a past day they come in the order of the customers' names of
    /// today.
    /// </summary>
    /// <param name="day">The query's day, as the caller names it in the export.</param>
    internal IAsyncEnumerable<ReportRow> ExportAsync(ClusterQuery query, PastDay? day, CancellationToken cancellationToken) =>
        day?.End is { } end
            ? PastAsync(query, end, cancellationToken).OfType<ReportRow>().Where(row => PastFilter.Holds(row, query))
            : NowAsync(query, cancellationToken);

    private async IAsyncEnumerable<ReportRow> NowAsync(ClusterQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var batch in list.ExportAsync(query, cancellationToken).Chunk(Batch).WithCancellation(cancellationToken))
        {
            var ids = batch.Select(cluster => cluster.Id).ToList();
            var connections = await PastConnections.NowAsync(context, ids, time.GetUtcNow(), cancellationToken);
            foreach (var cluster in batch)
            {
                yield return Row(cluster, connections[cluster.Id]);
            }
        }
    }

    /// <summary>
    /// All clusters taken back to a time, null for each that was added later. The search, the coverage and the order are those of that
    /// time, so the caller applies them; only the owner is today's.
    /// </summary>
    private async IAsyncEnumerable<ReportRow?> PastAsync(
        ClusterQuery query,
        DateTimeOffset end,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = new ClusterQuery { Mine = query.Mine, Sort = "customer", Descending = query is { Sort: "customer", Descending: true } };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var batch in list.ExportAsync(all, cancellationToken).Chunk(Batch).WithCancellation(cancellationToken))
        {
            var ids = batch.Select(cluster => cluster.Id).ToList();
            var edits = await PastClusters.EditsAsync(context, ids, end, cancellationToken);
            var connections = await PastConnections.AtAsync(context, ids, end, cancellationToken);
            foreach (var cluster in batch)
            {
                yield return PastClusters.Before(cluster, edits[cluster.Id.Value]) is { } then ? Row(then, connections[cluster.Id]) : null;
            }
        }
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
}
