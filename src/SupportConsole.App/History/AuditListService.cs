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

    /// <summary>Of several people of the name <see cref="Actor"/> the one who is meant; empty for all of them.</summary>
    public string ActorId { get; init; } = "";

    public string Action { get; init; } = "";

    public string Outcome { get; init; } = "";

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public Guid? ConnectionId { get; init; }

    public Guid? ClusterId { get; init; }

    /// <summary>Whether more than words narrows the entries down.</summary>
    internal bool HasFilter => this is not
    {
        Ticket: "", Actor: "", ActorId: "", Action: "", Outcome: "", From: null, To: null, ConnectionId: null, ClusterId: null,
    };
}

/// <summary>Reads the audit log, newest first.</summary>
public sealed class AuditListService(IDbContextFactory<ConsoleDbContext> contexts)
{
    private const int MostChoices = 200;

    public async Task<ListPage<AuditEntry>> ListAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stops = !query.CountsAll;
        var found = await AuditFilter.OfAsync(context, query, readsAll: !stops, cancellationToken);
        var entries = await AuditLines.OfAsync(context, found.Entries, query, cancellationToken);

        // A page is found newest first and needs no count of a million entries.
        var total = await (stops ? entries.Take(SearchIndex.Stop + 1) : entries).CountAsync(cancellationToken);
        var hasMore = stops && total > SearchIndex.Stop;
        total = hasMore ? SearchIndex.Stop : total;
        var size = Math.Clamp(query.PageSize, 1, 200);
        var number = ListPage.Within(query.Page, size, total);

        // Which entries are shown is found in an index, and only those are read whole.
        var ids = await entries.Select(entry => entry.Id).Skip(number * size).Take(size).ToListAsync(cancellationToken);
        var shown = await context.AuditEntries.AsNoTracking().Where(entry => ids.Contains(entry.Id)).ToListAsync(cancellationToken);
        return new ListPage<AuditEntry>([.. shown.OrderByDescending(entry => entry.Id)], total)
        {
            Number = number,
            HasMore = hasMore,
            OfNewest = hasMore ? null : found.OfNewest,
        };
    }

    /// <summary>Every entry of the filter, oldest first, in one read transaction.</summary>
    public async IAsyncEnumerable<AuditEntry> ExportAsync(AuditQuery query,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await AuditFilter.OfAsync(context, query, readsAll: true, cancellationToken);
        await foreach (var entry in found.Entries.OrderBy(entry => entry.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return entry;
        }
    }

    public async Task<(IReadOnlyList<string> Actors, IReadOnlyList<string> Actions)> ChoicesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (
            await context.Database.SqlQueryRaw<string>(Distinct("Actor")).ToListAsync(cancellationToken),
            await context.Database.SqlQueryRaw<string>(Distinct("Action")).ToListAsync(cancellationToken));
    }

    /// <summary>The distinct values of a column, each by one step in its index: DISTINCT reads the whole index.</summary>
    private static string Distinct(string column) => $"""
        WITH RECURSIVE found(value) AS (
            SELECT min("{column}") FROM "AuditEntries"
            UNION ALL
            SELECT (SELECT min("{column}") FROM "AuditEntries" WHERE "{column}" > found.value) FROM found WHERE found.value IS NOT NULL)
        SELECT value AS "Value" FROM found WHERE value IS NOT NULL LIMIT {MostChoices}
        """;
}
