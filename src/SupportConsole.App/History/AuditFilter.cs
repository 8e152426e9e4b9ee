using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;

namespace SupportConsole.App.History;

/// <summary>What an <see cref="AuditQuery"/> asks the database for.</summary>
internal static class AuditFilter
{
    /// <summary>Entries that a filter leaves over are read one by one, if they are no more than this.</summary>
    private const int Few = 20_000;

    /// <summary>
    /// What the query finds, newest first. Words that few entries share, or that nothing else narrows down, are found by the search's index.
    /// Otherwise the other filters find the entries, and each is read for the words.
    /// </summary>
    public static async Task<IQueryable<AuditEntry>> OfAsync(ConsoleDbContext context, AuditQuery query, CancellationToken cancellationToken)
    {
        var words = SearchWords.Of(query.Search);
        var narrowed = Narrow(context.AuditEntries.AsNoTracking(), query);
        var match = Trigrams.Of(words);
        var isReadByFilters = match is null
            || (!await SearchIndex.IsRareAsync(context.Set<AuditSearchRow>().Where(row => row.Match == match), cancellationToken)
                && await narrowed.Take(Few + 1).CountAsync(cancellationToken) <= Few);
        var entries = isReadByFilters ? narrowed.OrderByDescending(entry => entry.Id) : Narrow(Newest(context, match!), query);
        foreach (var word in words)
        {
            entries = entries.Where(entry =>
                SettingQuery.Holds(entry.Summary + " " + entry.Subject + " " + entry.Ticket + " " + entry.Reason, word));
        }

        return entries;
    }

    /// <summary>
    /// Words of one or two letters are in no index, so they are looked for in the newest entries that the other filters find. The newest entry
    /// that is too old for that; 0 if there is none.
    /// </summary>
    public static async Task<long> TooOldAsync(ConsoleDbContext context, AuditQuery query, int newest, CancellationToken cancellationToken) =>
        SearchWords.Of(query.Search) is { Length: > 0 } words && Trigrams.Of(words) is null
            ? await Narrow(context.AuditEntries.AsNoTracking(), query).OrderByDescending(entry => entry.Id).Select(entry => entry.Id)
                .Skip(newest).FirstOrDefaultAsync(cancellationToken)
            : 0;

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
    private static IQueryable<AuditEntry> Newest(ConsoleDbContext context, string match) =>
        from row in context.Set<AuditSearchRow>()
        from entry in context.AuditEntries.AsNoTracking()
        where row.Match == match && entry.Id == row.Id
        orderby row.Id descending
        select entry;
}
