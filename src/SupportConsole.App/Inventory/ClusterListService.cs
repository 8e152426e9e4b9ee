using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Mapping;
using SupportConsole.App.Record.Search;

namespace SupportConsole.App.Inventory;

/// <summary>The clusters list and the coverage counts, answered by the database.</summary>
public sealed class ClusterListService(IDbContextFactory<ConsoleDbContext> contexts)
{
    public const int MostRows = 200;

    // How far a cluster's connections have come; retired ones count for nothing.
    private const int Nothing = 0;
    private const int Begun = 1;
    private const int InAuth0 = 2;

    public async Task<ListPage<ClusterRow>> ListAsync(ClusterQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = Standing(context, Filter(context, query));
        if (query.Coverage is { } coverage)
        {
            rows = rows.Where(HasCoverage(coverage));
        }

        var total = await rows.CountAsync(cancellationToken);
        var size = Math.Clamp(query.PageSize, 1, MostRows);
        var number = ListPage.Within(query.Page, size, total);
        var page = await Sort(rows, query).Skip(number * size).Take(size).ToListAsync(cancellationToken);
        return new ListPage<ClusterRow>([.. page.Select(ToRow)], total) { Number = number };
    }

    /// <summary>All rows that a query finds, for an export, one after the other.</summary>
    public async IAsyncEnumerable<ClusterRow> ExportAsync(
        ClusterQuery query,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = Standing(context, Filter(context, query));
        if (query.Coverage is { } coverage)
        {
            rows = rows.Where(HasCoverage(coverage));
        }

        await foreach (var row in Sort(rows, query).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return ToRow(row);
        }
    }

    /// <summary>Every cluster counted once; the counts add up to the number of clusters.</summary>
    public async Task<IReadOnlyDictionary<SsoCoverage, int>> CountCoverageAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var groups = await Standing(context, context.Clusters.AsNoTracking())
            .GroupBy(row => new { row.Cluster.IsEntitled, row.Reached })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return Enum.GetValues<SsoCoverage>().ToDictionary(
            coverage => coverage,
            coverage => groups.Where(group => Coverage(group.Key.IsEntitled, group.Key.Reached) == coverage).Sum(group => group.Count));
    }

    internal static SsoCoverage Coverage(bool isEntitled, int reached) => (isEntitled, reached) switch
    {
        (true, InAuth0) => SsoCoverage.WithSso,
        (true, Begun) => SsoCoverage.InProgress,
        (true, _) => SsoCoverage.EntitledNotSetUp,
        (false, Nothing) => SsoCoverage.Without,
        _ => SsoCoverage.SetUpNotEntitled,
    };

    private static Expression<Func<ClusterStanding, bool>> HasCoverage(SsoCoverage coverage) => coverage switch
    {
        SsoCoverage.WithSso => row => row.Cluster.IsEntitled && row.Reached == InAuth0,
        SsoCoverage.InProgress => row => row.Cluster.IsEntitled && row.Reached == Begun,
        SsoCoverage.EntitledNotSetUp => row => row.Cluster.IsEntitled && row.Reached == Nothing,
        SsoCoverage.Without => row => !row.Cluster.IsEntitled && row.Reached == Nothing,
        _ => row => !row.Cluster.IsEntitled && row.Reached > Nothing,
    };

    private static IQueryable<Cluster> Filter(ConsoleDbContext context, ClusterQuery query)
    {
        var clusters = context.Clusters.AsNoTracking();
        foreach (var word in SearchWords.Of(query.Search))
        {
            if (Guid.TryParse(word, out var id))
            {
                var clusterId = ClusterId.From(id);
                clusters = clusters.Where(cluster => cluster.Id == clusterId || cluster.AccountId == id);
                continue;
            }

            var holding = Glob.Holding(Glob.Lower(word));
            clusters = clusters.Where(cluster => EF.Functions.Glob(EF.Property<string>(cluster, ClusterConfiguration.SearchText), holding));
        }

        return clusters;
    }

    private static IQueryable<ClusterStanding> Standing(ConsoleDbContext context, IQueryable<Cluster> clusters) =>
        clusters.Select(cluster => new ClusterStanding
        {
            Cluster = cluster,
            Reached = context.Connections.Where(connection => connection.ClusterId == cluster.Id).Max(connection => (int?)(
                connection.State == ConnectionState.ReadyToTest
                    || connection.State == ConnectionState.Tested
                    || connection.State == ConnectionState.Live
                    || connection.State == ConnectionState.Disabled ? InAuth0
                : connection.State == ConnectionState.Draft || connection.State == ConnectionState.WaitingOnCustomer ? Begun : Nothing))
                ?? Nothing,
            Connections = context.Connections
            .Count(connection => connection.ClusterId == cluster.Id && connection.State != ConnectionState.Retired),
        });

    private static IOrderedQueryable<ClusterStanding> Sort(IQueryable<ClusterStanding> rows, ClusterQuery query)
    {
        IOrderedQueryable<ClusterStanding> By<TKey>(Expression<Func<ClusterStanding, TKey>> column) =>
            query.Descending ? rows.OrderByDescending(column) : rows.OrderBy(column);
        var sorted = query.Sort switch
        {
            "name" => By(row => row.Cluster.Name),
            "state" => By(row => row.Cluster.State),
            "entitled" => By(row => row.Cluster.IsEntitled),
            "connections" => By(row => row.Connections),
            "coverage" =>
            By(row => row.Cluster.IsEntitled ? (row.Reached == InAuth0 ? 1 : row.Reached == Begun ? 2 : 4)
                : (row.Reached > Nothing ? 5 : 3)),
            _ => By(row => row.Cluster.Customer),
        };

        // All columns turn round together, as an index is read backwards.
        return query.Descending ? sorted.ThenByDescending(row => row.Cluster.Customer)
            .ThenByDescending(row => row.Cluster.Name).ThenByDescending(row => row.Cluster.Id)
            : sorted.ThenBy(row => row.Cluster.Customer).ThenBy(row => row.Cluster.Name).ThenBy(row => row.Cluster.Id);
    }

    private static ClusterRow ToRow(ClusterStanding row) => new(
        row.Cluster.Id, row.Cluster.Customer, row.Cluster.Name, row.Cluster.Url, row.Cluster.State, row.Cluster.IsEntitled,
        row.Cluster.EntitledOn,
        Coverage(row.Cluster.IsEntitled, row.Reached), row.Connections)
    {
        AccountId = row.Cluster.AccountId,
        OrderReference = row.Cluster.OrderReference,
        ContactName = row.Cluster.ContactName,
        ContactEmail = row.Cluster.ContactEmail,
    };

    private sealed class ClusterStanding
    {
        public required Cluster Cluster { get; init; }

        public required int Reached { get; init; }

        public required int Connections { get; init; }
    }
}
