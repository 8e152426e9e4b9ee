using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Deadlines;

/// <summary>
/// Reads the deadlines of every <see cref="IDeadlineSource"/> together, by when somebody must act. The list, the overview's counts, the
/// calendar and the reminders read them here, so they never disagree.
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
        var sql = await WriteSqlAsync(query, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await ReadSnapshot.BeginAsync(context, cancellationToken);
        int? stop = query.CountsAll ? null : SearchIndex.Stop + 1;
        var counted = (await Read<DeadlineCount>(context, sql.Count(stop), sql).ToListAsync(cancellationToken))[0];
        var hasMore = counted.Dated + counted.Undated >= stop;
        var total = hasMore ? SearchIndex.Stop : counted.Dated + counted.Undated;

        // Where the count stopped, pages are read from the front: how many follow isn't known.
        var count = new DeadlineCount(Uncut(counted.Dated, stop), Uncut(counted.Undated, stop));
        var size = Math.Clamp(query.PageSize, 1, 200);
        var number = ListPage.Within(query.Page, size, total);
        var skip = number * size;
        var places = new List<DeadlinePlace>();
        if (skip < count.Dated)
        {
            var range = (await Read<RankRange>(context, sql.Range(skip, size, count.Dated), sql).ToListAsync(cancellationToken))[0];
            var dated = sql.DatedPage(skip, size, count.Dated, range);
            places.AddRange(await Read<DeadlinePlace>(context, dated, sql).ToListAsync(cancellationToken));
        }

        if (skip + size > count.Dated && count.Undated > 0)
        {
            var datedOnPage = Math.Clamp(count.Dated - skip, 0, size);
            var undated = sql.UndatedPage(Math.Max(0, skip - count.Dated), size - datedOnPage, count.Undated);
            places.AddRange(await Read<DeadlinePlace>(context, undated, sql).ToListAsync(cancellationToken));
        }

        var rows = await Read<DeadlineRow>(context, sql.Page(places), sql).ToListAsync(cancellationToken);
        return new ListPage<Deadline>([.. rows.Select(row => row.ToDeadline())], total) { Number = number, HasMore = hasMore };
    }

    private static int Uncut(int counted, int? stop) => counted >= stop ? int.MaxValue : counted;

    /// <summary>All that the query finds, by when somebody must act.</summary>
    public async IAsyncEnumerable<Deadline> ExportAsync(
        DeadlineQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var sql = await WriteSqlAsync(query, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var row in Read<DeadlineRow>(context, sql.All(), sql).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return row.ToDeadline();
        }
    }

    /// <summary>How many are due in each period.</summary>
    /// <param name="query">The query's kind and owner count; its period doesn't.</param>
    public async Task<IReadOnlyDictionary<DeadlinePeriod, int>> CountAsync(DeadlineQuery query, CancellationToken cancellationToken)
    {
        var sql = await WriteSqlAsync(query, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = (await Read<PeriodCount>(context, sql.CountByPeriod(), sql).ToListAsync(cancellationToken))
            .ToLookup(row => row.Period, row => row.Count);
        return Enum.GetValues<DeadlinePeriod>().ToDictionary(period => period, period => counts[period].Sum());
    }

    public async Task<Deadline?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var sql = await WriteSqlAsync(new DeadlineQuery(), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Read<DeadlineRow>(context, sql.One(key), sql).ToListAsync(cancellationToken);
        return rows.FirstOrDefault()?.ToDeadline();
    }

    private async Task<DeadlineSql> WriteSqlAsync(DeadlineQuery query, CancellationToken cancellationToken) =>
        new(sources, query, time.GetUtcNow(), await leads.ReadAsync(cancellationToken));

    private static IQueryable<T> Read<T>(ConsoleDbContext context, string statement, DeadlineSql sql) =>
        context.Database.SqlQueryRaw<T>(statement, sql.Arguments);
}
