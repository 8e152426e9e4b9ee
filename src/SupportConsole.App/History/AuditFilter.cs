using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;

namespace SupportConsole.App.History;

/// <summary>What an <see cref="AuditQuery"/> asks the database for.</summary>
internal static class AuditFilter
{
    /// <summary>What the query finds, newest first.</summary>
    public static IQueryable<AuditEntry> Of(ConsoleDbContext context, AuditQuery query)
    {
        var words = SearchWords.Of(query.Search);
        var entries = Newest(context, words);
        foreach (var word in words)
        {
            entries = entries.Where(entry =>
                SettingQuery.Holds(entry.Summary + " " + entry.Subject + " " + entry.Ticket + " " + entry.Reason, word));
        }

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
    private static IQueryable<AuditEntry> Newest(ConsoleDbContext context, IReadOnlyList<string> words)
    {
        var entries = context.AuditEntries.AsNoTracking();
        if (Trigrams.Of(words) is not { } match)
        {
            return entries.OrderByDescending(entry => entry.Id);
        }

        return from row in context.Set<AuditSearchRow>()
               from entry in entries
               where row.Match == match && entry.Id == row.Id
               orderby row.Id descending
               select entry;
    }
}
