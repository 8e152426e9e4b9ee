using Microsoft.EntityFrameworkCore;

namespace SupportConsole.App.Record.Search;

/// <summary>
/// Narrows a list to what holds words. If few rows can match, the trigram index finds them. If many can, the list is read in its own order
/// until the page is full, which is soon.
/// </summary>
public static class SearchIndex
{
    /// <summary>The rows that a count stops at, unless somebody asks for the exact number.</summary>
    public const int Stop = 1_000;

    /// <summary>A search of one or two letters matches only names: nearly every long text contains them.</summary>
    /// <param name="words">Folded words.</param>
    public static async Task<IQueryable<ConnectionRecord>> OfConnectionsAsync(
        ConsoleDbContext context, IQueryable<ConnectionRecord> records, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var trigrams = Trigrams.Of(words);
        foreach (var word in words)
        {
            var holding = Glob.Holding(word);
            records = trigrams is null
                ? records.Where(record => EF.Functions.Glob(record.NamesText, holding))
                : records.Where(record => EF.Functions.Glob(record.SearchText, holding));
        }

        if (trigrams is not { } match)
        {
            return records;
        }

        var rows = context.Set<ConnectionSearchRow>().Where(row => row.Match == match).Select(row => row.Id);
        return await IsRareAsync(rows, cancellationToken) ? records.Where(record => rows.Contains(record.SearchKey)) : records;
    }

    /// <summary>As for connections. A cluster's address is one of its names.</summary>
    /// <param name="words">Folded words.</param>
    public static async Task<IQueryable<Cluster>> OfClustersAsync(
        ConsoleDbContext context, IQueryable<Cluster> clusters, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var trigrams = Trigrams.Of(words);
        foreach (var word in words)
        {
            var holding = Glob.Holding(word);
            clusters = trigrams is null
                ? clusters.Where(cluster => EF.Functions.Glob(cluster.NamesText, holding))
                : clusters.Where(cluster => EF.Functions.Glob(cluster.SearchText, holding));
        }

        if (trigrams is not { } match)
        {
            return clusters;
        }

        var rows = context.Set<ClusterSearchRow>().Where(row => row.Match == match).Select(row => row.Id);
        return await IsRareAsync(rows, cancellationToken) ? clusters.Where(cluster => rows.Contains(cluster.SearchKey)) : clusters;
    }

    /// <summary>The connections whose search text may hold one of some values, each as a whole; all of them for a value that is too short.</summary>
    /// <param name="values">As they stand in the settings, in any case.</param>
    public static IQueryable<ConnectionRecord> MayHold(
        ConsoleDbContext context, IQueryable<ConnectionRecord> records, params IEnumerable<string> values)
    {
        var folded = values.Select(SearchFold.Of).ToList();
        if (folded.Count == 0)
        {
            return records.Where(record => false);
        }

        if (Trigrams.OfAny(folded) is not { } match)
        {
            return records;
        }

        var rows = context.Set<ConnectionSearchRow>().Where(row => row.Match == match).Select(row => row.Id);
        return records.Where(record => rows.Contains(record.SearchKey));
    }

    /// <summary>Whether at most <see cref="Stop"/> rows match.</summary>
    public static async Task<bool> IsRareAsync<T>(IQueryable<T> rows, CancellationToken cancellationToken) =>
        await rows.Take(Stop + 1).CountAsync(cancellationToken) <= Stop;
}
