using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;

namespace SupportConsole.App.History;

/// <summary>
/// What the audit page shows. The search finds words in the summary, the subject, the ticket and the reason. Always newest first.
/// </summary>
public sealed record AuditQuery : ListQuery
{
    public string Ticket { get; init; } = "";

    public string Actor { get; init; } = "";

    public string Action { get; init; } = "";

    public string Outcome { get; init; } = "";

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public Guid? ConnectionId { get; init; }

    public Guid? ClusterId { get; init; }
}

/// <summary>Reads the audit log, newest first.</summary>
public sealed class AuditListService(IDbContextFactory<ConsoleDbContext> contexts)
{
    public async Task<ListPage<AuditEntry>> ListAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = await AuditLines.OfAsync(context, Filter(context, query), query, cancellationToken);
        var total = await entries.CountAsync(cancellationToken);
        var size = Math.Clamp(query.PageSize, 1, 200);
        var number = ListPage.Within(query.Page, size, total);

        // Which entries are shown is found in an index, and only those are read whole.
        var ids = await entries.OrderByDescending(entry => entry.Id).Select(entry => entry.Id).Skip(number * size).Take(size)
            .ToListAsync(cancellationToken);
        var shown = await context.AuditEntries.AsNoTracking().Where(entry => ids.Contains(entry.Id)).ToListAsync(cancellationToken);
        return new ListPage<AuditEntry>([.. shown.OrderByDescending(entry => entry.Id)], total) { Number = number };
    }

    /// <summary>Every entry of the filter, oldest first, in one read transaction.</summary>
    public async IAsyncEnumerable<AuditEntry> ExportAsync(AuditQuery query,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var entry in Filter(context, query).OrderBy(entry => entry.Id).AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            yield return entry;
        }
    }

    public async Task<(IReadOnlyList<string> Actors, IReadOnlyList<string> Actions)> ChoicesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (
            await context.AuditEntries.Select(entry => entry.Actor).Distinct().OrderBy(actor => actor).Take(200)
                .ToListAsync(cancellationToken),
            await context.AuditEntries.Select(entry => entry.Action).Distinct().OrderBy(action => action).ToListAsync(cancellationToken));
    }

    private static IQueryable<AuditEntry> Filter(ConsoleDbContext context, AuditQuery query)
    {
        var entries = context.AuditEntries.AsNoTracking();
        var words = SearchWords.Of(query.Search);
        if (Trigrams.Of(words) is { } question)
        {
            entries = entries
                .Where(entry => context.Set<AuditSearchRow>().Where(row => row.Match == question).Select(row => row.Id).Contains(entry.Id));
        }

        foreach (var word in words)
        {
            var pattern = $"%{Like.Escape(word)}%";
            entries = entries
                .Where(entry =>
                EF.Functions.Like(entry.Summary + " " + entry.Subject + " " + entry.Ticket + " " + entry.Reason, pattern,
                Like.EscapeCharacter));
        }

        var from = query.From is { } first ? new DateTimeOffset(first.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : (DateTimeOffset?)null;

        // Nothing is after the calendar's last day.
        var to = query.To is { } last && last < DateOnly.MaxValue
            ? new DateTimeOffset(last.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : (DateTimeOffset?)null;
        return entries.Where(entry =>
            (query.Actor == "" || entry.Actor == query.Actor) && (query.Ticket == "" || entry.Ticket == query.Ticket)
                && (query.Action == "" || entry.Action == query.Action) && (query.Outcome == "" || entry.Outcome == query.Outcome)
            && (query.ConnectionId == null || entry.ConnectionId == query.ConnectionId)
                && (query.ClusterId == null || entry.ClusterId == query.ClusterId)
            && (from == null || entry.At >= from) && (to == null || entry.At < to));
    }
}
