using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;

namespace SupportConsole.App.Deadlines;

/// <summary>
/// Reads the deadlines of every <see cref="IDeadlineSource"/> with one query, by when somebody must act. The list, the overview's counts,
/// the calendar and the reminders read them here, so they never disagree.
/// </summary>
public sealed class DeadlineReader(
    IDbContextFactory<ConsoleDbContext> contexts,
    IEnumerable<IDeadlineSource> sources,
    LeadTimes leads,
    TimeProvider time)
{
    private readonly IReadOnlyList<IDeadlineSource> sources = [.. sources];

    public async Task<ListPage<Deadline>> ListAsync(DeadlineQuery query, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = Filter(context, query, now, await leads.ReadAsync(cancellationToken));
        var size = Math.Clamp(query.PageSize, 1, 200);
        var total = await found.CountAsync(cancellationToken);
        var number = ListPage.Within(query.Page, size, total);
        var rows = await Sort(found).Skip(number * size).Take(size).ToListAsync(cancellationToken);
        return new ListPage<Deadline>([.. rows.Select(row => row.ToDeadline())], total) { Number = number };
    }

    /// <summary>All that the query finds, by when somebody must act.</summary>
    public async IAsyncEnumerable<Deadline> ExportAsync(
        DeadlineQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = Sort(Filter(context, query, now, await leads.ReadAsync(cancellationToken)));
        await foreach (var row in found.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return row.ToDeadline();
        }
    }

    /// <summary>How many are due in each period.</summary>
    /// <param name="query">The query's kind and owner count; its period doesn't.</param>
    public async Task<IReadOnlyDictionary<DeadlinePeriod, int>> CountAsync(DeadlineQuery query, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var week = DeadlinePeriods.WeekEnd(now).UtcTicks;
        var month = DeadlinePeriods.MonthEnd(now).UtcTicks;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ticks = now.UtcTicks;
        var counts = await Filter(context, query with { Period = null }, now, await leads.ReadAsync(cancellationToken))
            .GroupBy(row => row.DueAt == null ? DeadlinePeriod.Unknown
                : row.DueAt <= ticks ? DeadlinePeriod.Overdue
                : row.DueAt < week ? DeadlinePeriod.Week
                : row.DueAt < month ? DeadlinePeriod.Month
                : DeadlinePeriod.Later)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return Enum.GetValues<DeadlinePeriod>().ToDictionary(period => period, counts.GetValueOrDefault);
    }

    public async Task<Deadline?> FindAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var all = All(context, time.GetUtcNow(), await leads.ReadAsync(cancellationToken));
        var row = await all.FirstOrDefaultAsync(row => row.Key == key, cancellationToken);
        return row?.ToDeadline();
    }

    private IQueryable<DeadlineRow> All(ConsoleDbContext context, DateTimeOffset now, LearnedLeads learned)
    {
        var arguments = new List<object>();
        var selects = new List<string>();
        foreach (var select in sources.Select(source => source.Select(now)))
        {
            // Each source numbers its holes from 0; together they are numbered through.
            var first = arguments.Count;
            var holes = Enumerable.Range(first, select.ArgumentCount).Select(object (number) => $"{{{number}}}").ToArray();
            selects.Add(string.Format(CultureInfo.InvariantCulture, select.Format, holes));
            arguments.AddRange(select.GetArguments()!);
        }

        // Sources write IDs in lower case, the database has them in upper case. Grouped, the learned days are indexed once.
        var (customers, providers) = ($"{{{arguments.Count}}}", $"{{{arguments.Count + 1}}}");
        arguments.Add(JsonSerializer.Serialize(learned.Customers));
        arguments.Add(JsonSerializer.Serialize(learned.Providers));
        var all = $"""
            SELECT "Key", "Kind", "Subject", "Customer", "Cluster", "Owner", "OwnerId", "SubjectId", "DueAt", "UsualDays",
                CASE WHEN "UsualDays" IS NULL THEN "ActAt" ELSE "DueAt" - "UsualDays" * {TimeSpan.TicksPerDay} END AS "ActAt"
            FROM (
                SELECT due.*, coalesce(owned."OwnerId", '') AS "OwnerId",
                    CASE WHEN due."Kind" IN ({(int)DeadlineKind.ClientSecret}, {(int)DeadlineKind.SigningCertificate})
                        THEN coalesce(customer.value, provider.value) END AS "UsualDays"
                FROM ({string.Join(" UNION ALL ", selects)}) AS due
                LEFT JOIN "Connections" AS owned ON owned."Id" = upper(due."SubjectId")
                LEFT JOIN (SELECT key, max(value) AS value FROM json_each({customers}) GROUP BY key) AS customer
                    ON customer.key = due."Customer"
                LEFT JOIN (SELECT key, max(value) AS value FROM json_each({providers}) GROUP BY key) AS provider
                    ON provider.key = CAST(owned."IdentityProvider" AS TEXT))
            """;
        return context.Database.SqlQueryRaw<DeadlineRow>(all, [.. arguments]);
    }

    private IQueryable<DeadlineRow> Filter(ConsoleDbContext context, DeadlineQuery query, DateTimeOffset now, LearnedLeads learned)
    {
        var rows = All(context, now, learned);
        var ticks = now.UtcTicks;
        var week = DeadlinePeriods.WeekEnd(now).UtcTicks;
        var month = DeadlinePeriods.MonthEnd(now).UtcTicks;
        rows = query.Period switch
        {
            DeadlinePeriod.Overdue => rows.Where(row => row.DueAt <= ticks),
            DeadlinePeriod.Week => rows.Where(row => row.DueAt > ticks && row.DueAt < week),
            DeadlinePeriod.Month => rows.Where(row => row.DueAt > ticks && row.DueAt >= week && row.DueAt < month),
            DeadlinePeriod.Later => rows.Where(row => row.DueAt >= month),
            DeadlinePeriod.Unknown => rows.Where(row => row.DueAt == null),
            _ => rows,
        };
        if (query.Kind is { } kind)
        {
            rows = rows.Where(row => row.Kind == kind);
        }

        if (query.Owner is { } owner)
        {
            rows = rows.Where(row => row.OwnerId == owner.Id
                || (row.OwnerId == "" && row.Owner == owner.Name
                    && !context.Staff.Any(member => member.Name == owner.Name && member.Id != owner.Id)));
        }

        if (query.WithinDays is { } days)
        {
            var until = now.AddDays(days).UtcTicks;
            rows = rows.Where(row => row.DueAt == null || row.DueAt <= until);
        }

        return rows;
    }

    private static IQueryable<DeadlineRow> Sort(IQueryable<DeadlineRow> rows) => rows
        .OrderBy(row => row.ActAt == null)
        .ThenBy(row => row.ActAt)
        .ThenBy(row => row.DueAt)
        .ThenBy(row => row.Key);
}
