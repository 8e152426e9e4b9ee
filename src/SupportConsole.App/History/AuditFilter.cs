using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;

namespace SupportConsole.App.History;

/// <summary>What a query finds.</summary>
/// <param name="OfNewest">Of how many of the newest entries, if the others were not read; null if all were.</param>
internal sealed record AuditFound(IQueryable<AuditEntry> Entries, int? OfNewest);

/// <summary>What an <see cref="AuditQuery"/> asks the database for.</summary>
internal static class AuditFilter
{
    /// <summary>The most entries of the filters that are read one by one for a word that many entries share.</summary>
    private const int Few = 10_000;

    /// <summary>How many entries are read for words of one or two letters, which are in no index.</summary>
    private const int Newest = 1_000;

    /// <summary>
    /// What the query finds, newest first. The search's index finds words that few entries share, or that no filter narrows down. Otherwise
    /// the filters find the entries, from an index alone, and each is read for the words.
    /// </summary>
    /// <param name="readsAll">Whether all entries are read for words of one or two letters, however long it takes.</param>
    public static async Task<AuditFound> OfAsync(
        ConsoleDbContext context, AuditQuery query, bool readsAll, CancellationToken cancellationToken)
    {
        var words = SearchWords.Of(query.Search);
        var narrowed = Narrow(context.AuditEntries.AsNoTracking(), query).OrderByDescending(entry => entry.Id);
        if (words.Length == 0)
        {
            return new AuditFound(narrowed, OfNewest: null);
        }

        if (Trigrams.Of(words) is not { } match)
        {
            var newest = readsAll ? [] : await narrowed.Select(entry => entry.Id).Take(Newest + 1).ToListAsync(cancellationToken);
            return new AuditFound(
                Holding(readsAll ? narrowed : Among(context, newest.Take(Newest)), words),
                newest.Count > Newest ? Newest : null);
        }

        if (query.HasFilter
            && !await SearchIndex.IsRareAsync(context.Set<AuditSearchRow>().Where(row => row.Match == match), cancellationToken))
        {
            var few = await narrowed.Select(entry => entry.Id).Take(Few + 1).ToListAsync(cancellationToken);
            if (few.Count <= Few)
            {
                return new AuditFound(Holding(Among(context, few), words), OfNewest: null);
            }
        }

        return new AuditFound(Holding(Narrow(Matching(context, match), query), words), OfNewest: null);
    }

    private static IQueryable<AuditEntry> Among(ConsoleDbContext context, IEnumerable<long> ids)
    {
        var list = ids.ToList();
        return context.AuditEntries.AsNoTracking().Where(entry => EF.Parameter(list).Contains(entry.Id))
            .OrderByDescending(entry => entry.Id);
    }

    private static IQueryable<AuditEntry> Holding(IQueryable<AuditEntry> entries, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            entries = entries.Where(entry =>
                SettingQuery.Holds(entry.Summary + " " + entry.Subject + " " + entry.Ticket + " " + entry.Reason, word));
        }

        return entries;
    }

    private static IQueryable<AuditEntry> Narrow(IQueryable<AuditEntry> entries, AuditQuery query)
    {
        entries = query.Actor.Length > 0 ? entries.Where(entry => entry.Actor == query.Actor) : entries;
        entries = query.ActorId.Length > 0 ? entries.Where(entry => entry.ActorId == query.ActorId) : entries;
        entries = query.Ticket.Length > 0 ? entries.Where(entry => entry.Ticket == query.Ticket) : entries;
        entries = query.Action.Length > 0 ? entries.Where(entry => entry.Action == query.Action) : entries;
        entries = query.Outcome.Length > 0 ? entries.Where(entry => entry.Outcome == query.Outcome) : entries;
        entries = query.ConnectionId is { } connection ? entries.Where(entry => entry.ConnectionId == connection) : entries;
        entries = query.ClusterId is { } cluster ? entries.Where(entry => entry.ClusterId == cluster) : entries;
        if (query.From is { } first)
        {
            var from = new DateTimeOffset(first.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            entries = entries.Where(entry => entry.At >= from);
        }

        // Nothing is after the calendar's last day.
        if (query.To is { } last && last < DateOnly.MaxValue)
        {
            var to = new DateTimeOffset(last.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            entries = entries.Where(entry => entry.At < to);
        }

        return entries;
    }

    /// <summary>
    /// The search's index is read first and backwards, so that a word which many entries share fills a page at once. The product of both
    /// tables keeps SQLite from starting at the entries.
    /// </summary>
    private static IQueryable<AuditEntry> Matching(ConsoleDbContext context, string match) =>
        from row in context.Set<AuditSearchRow>()
        from entry in context.AuditEntries.AsNoTracking()
        where row.Match == match && entry.Id == row.Id
        orderby row.Id descending
        select entry;
}
