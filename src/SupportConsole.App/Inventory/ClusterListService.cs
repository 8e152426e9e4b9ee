using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;

namespace SupportConsole.App.Inventory;

/// <summary>The clusters list and the coverage counts, answered by the database.</summary>
public sealed class ClusterListService(IDbContextFactory<ConsoleDbContext> contexts, TimeProvider time)
{
    public const int MostRows = 200;

    private const int InProgress = (int)SsoCoverage.InProgress;

    public async Task<ListPage<ClusterRow>> ListAsync(ClusterQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var chosen = await ChosenAsync(context, query, cancellationToken);
        var size = Math.Clamp(query.PageSize, 1, MostRows);
        var stops = query.Search.Length > 0 && !query.CountsAll;

        // Which rows are shown is found in an index, and only those are read whole. A search counts and pages in one go.
        var sorted = Sort(chosen, query).Select(row => row.Cluster.Id);
        var first = stops ? await sorted.Take(SearchIndex.Stop + 1).ToListAsync(cancellationToken) : null;
        var hasMore = first?.Count > SearchIndex.Stop;
        var total = hasMore ? SearchIndex.Stop : first?.Count ?? await chosen.CountAsync(cancellationToken);
        var number = ListPage.Within(query.Page, size, total);
        var ids = first?.Skip(number * size).Take(size).ToList()
            ?? await sorted.Skip(number * size).Take(size).ToListAsync(cancellationToken);
        var page = await Standing(context.Clusters.AsNoTracking().Where(cluster => ids.Contains(cluster.Id)))
            .ToDictionaryAsync(row => row.Cluster.Id, cancellationToken);
        var credentials = await CredentialsAsync(context, ids, cancellationToken);
        var shown = ids.Where(page.ContainsKey).Select(id => ToRow(page[id]) with { Credentials = [.. credentials[id]] });
        return new ListPage<ClusterRow>([.. shown], total) { Number = number, HasMore = hasMore };
    }

    /// <summary>All rows that a query finds, for an export, one after the other.</summary>
    public async IAsyncEnumerable<ClusterRow> ExportAsync(
        ClusterQuery query,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await ChosenAsync(context, query, cancellationToken);
        await foreach (var row in Sort(rows, query).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return ToRow(row);
        }
    }

    /// <summary>Every cluster counted once on the ladder, and beside it those whose entitlement does not fit.</summary>
    public async Task<CoverageCounts> CountCoverageAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await CountAsync(context.Clusters.AsNoTracking(), cancellationToken);
    }

    /// <summary>The clusters that a query finds, counted on the ladder.</summary>
    public async Task<IReadOnlyDictionary<SsoCoverage, int>> CountCoverageAsync(ClusterQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var chosen = await ChosenAsync(context, query, cancellationToken);
        return (await CountAsync(chosen.Select(row => row.Cluster), cancellationToken)).Ladder;
    }

    private async Task<CoverageCounts> CountAsync(IQueryable<Cluster> clusters, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();

        // An index has these groups in order, so SQLite counts them as it reads.
        var read = await clusters
            .GroupBy(cluster => new { cluster.IsEntitled, cluster.Reached })
            .Select(group => new
            {
                group.Key.IsEntitled,
                group.Key.Reached,
                Live = group.Count(cluster => cluster.LiveUntil > now),
                All = group.Count(),
            })
            .ToListAsync(cancellationToken);
        var groups = read.Select(group => (group.IsEntitled, Best: (int?)group.Reached, Count: group.All - group.Live))
            .Concat(read.Select(group => (group.IsEntitled, Best: (int?)SsoCoverage.Live, Count: group.Live)))
            .ToList();
        int Count(Func<bool?, int?, bool> condition) =>
            groups.Where(group => condition(group.IsEntitled, group.Best)).Sum(group => group.Count);
        return new CoverageCounts(
            Enum.GetValues<SsoCoverage>().ToDictionary(
                rung => rung,
                rung => Count((isEntitled, best) => Coverage(isEntitled, best) == rung)),
            new Dictionary<SsoMismatch, int>
            {
                [SsoMismatch.BoughtNotSetUp] = Count((bought, best) => bought == true && (best is null or InProgress)),
                [SsoMismatch.SetUpNotBought] = Count((bought, best) => bought == false && best < InProgress),
                [SsoMismatch.EntitlementNotKnown] = Count((bought, _) => bought is null),
            })
        {
            Bought = Count((bought, _) => bought == true),
        };
    }

    internal static SsoCoverage Coverage(bool? isEntitled, int? best) => best is { } rung ? (SsoCoverage)rung : isEntitled switch
    {
        true => SsoCoverage.NotStarted,
        false => SsoCoverage.NotBought,
        null => SsoCoverage.NotKnown,
    };

    private static Expression<Func<ClusterStanding, bool>> Is(SsoCoverage coverage) => coverage switch
    {
        SsoCoverage.NotStarted => row => row.Best == null && row.Cluster.IsEntitled == true,
        SsoCoverage.NotBought => row => row.Best == null && row.Cluster.IsEntitled == false,
        SsoCoverage.NotKnown => row => row.Best == null && row.Cluster.IsEntitled == null,
        _ => row => row.Best == (int)coverage,
    };

    private static Expression<Func<ClusterStanding, bool>> Is(SsoMismatch mismatch) => mismatch switch
    {
        SsoMismatch.BoughtNotSetUp => row => row.Cluster.IsEntitled == true && (row.Best == null || row.Best == InProgress),
        SsoMismatch.SetUpNotBought => row => row.Cluster.IsEntitled == false && row.Best < InProgress,
        _ => row => row.Cluster.IsEntitled == null,
    };

    private async Task<IQueryable<ClusterStanding>> ChosenAsync(
        ConsoleDbContext context,
        ClusterQuery query,
        CancellationToken cancellationToken)
    {
        var rows = Standing(await FilterAsync(context, query, cancellationToken));
        if (query.Coverage is { } coverage)
        {
            rows = rows.Where(Is(coverage));
        }

        return query.Mismatch is { } mismatch ? rows.Where(Is(mismatch)) : rows;
    }

    private static Task<IQueryable<Cluster>> FilterAsync(
        ConsoleDbContext context,
        ClusterQuery query,
        CancellationToken cancellationToken)
    {
        var clusters = context.Clusters.AsNoTracking();
        if (query.Mine is { } owner)
        {
            var owned = owner.Among(context, context.Connections.Where(connection => connection.State != ConnectionState.Retired))
                .Select(connection => connection.ClusterId);
            clusters = clusters.Where(cluster => owned.Contains(cluster.Id));
        }

        return SearchAsync(context, clusters, query.Search, cancellationToken);
    }

    /// <summary>Words are looked for in the text; a whole ID finds a cluster or all of an account.</summary>
    internal static Task<IQueryable<Cluster>> SearchAsync(
        ConsoleDbContext context, IQueryable<Cluster> clusters, string search, CancellationToken cancellationToken)
    {
        var words = SearchWords.Of(search).ToLookup(word => Guid.TryParse(word, out _));
        foreach (var id in words[true].Select(Guid.Parse))
        {
            var clusterId = ClusterId.From(id);
            clusters = clusters.Where(cluster => cluster.Id == clusterId || cluster.AccountId == id);
        }

        return SearchIndex.OfClustersAsync(context, clusters, [.. words[false]], cancellationToken);
    }

    private static async Task<ILookup<ClusterId, ClusterCredential>> CredentialsAsync(
        ConsoleDbContext context,
        List<ClusterId> clusters,
        CancellationToken cancellationToken) =>
        (await context.Connections.AsNoTracking()
            .Where(connection => clusters.Contains(connection.ClusterId) && connection.State != ConnectionState.Retired)
            .Select(connection => new
            {
                connection.Id,
                connection.ClusterId,
                Credential = new ClusterCredential(
                    connection.IdentityProvider,
                    connection.Protocol,
                    connection.CredentialExpiresAt,
                    connection.CredentialNeverExpires),
            })
            .ToListAsync(cancellationToken)).OrderBy(row => row.Id).ToLookup(row => row.ClusterId, row => row.Credential);

    private IQueryable<ClusterStanding> Standing(IQueryable<Cluster> clusters)
    {
        var now = time.GetUtcNow();
        return clusters.Select(cluster => new ClusterStanding
        {
            Cluster = cluster,
            Best = cluster.LiveUntil > now ? (int)SsoCoverage.Live : (int?)cluster.Reached,
        });
    }

    private static IOrderedQueryable<ClusterStanding> Sort(IQueryable<ClusterStanding> rows, ClusterQuery query)
    {
        IOrderedQueryable<ClusterStanding> By<TKey>(Expression<Func<ClusterStanding, TKey>> column) =>
            query.Descending ? rows.OrderByDescending(column) : rows.OrderBy(column);
        var sorted = query.Sort switch
        {
            "name" => By(row => row.Cluster.Name),
            "state" => By(row => row.Cluster.State),
            "entitled" => By(row => row.Cluster.IsEntitled),
            "connections" => By(row => row.Cluster.ConnectionCount),
            "coverage" => By(row => row.Best ?? (row.Cluster.IsEntitled == null ? (int)SsoCoverage.NotKnown
                : row.Cluster.IsEntitled == true ? (int)SsoCoverage.NotStarted : (int)SsoCoverage.NotBought)),
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
        Coverage(row.Cluster.IsEntitled, row.Best), row.Cluster.ConnectionCount)
    {
        AccountId = row.Cluster.AccountId,
        OrderReference = row.Cluster.OrderReference,
        ContactName = row.Cluster.ContactName,
        ContactEmail = row.Cluster.ContactEmail,
    };

    private sealed class ClusterStanding
    {
        public required Cluster Cluster { get; init; }

        /// <summary>The best rung that a connection reaches; null without a connection.</summary>
        public required int? Best { get; init; }
    }
}
