using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Deadlines;

/// <summary>Reads how past rotations went. What the table counts is kept by month, so only the rotations of one page are read.</summary>
public sealed class PastRotations(IDbContextFactory<ConsoleDbContext> contexts)
{
    /// <param name="since">Rotations from before count neither in the figures nor in the list; UTC.</param>
    /// <param name="query">Filters the list; the figures are of all.</param>
    public async Task<RotationList> ReadAsync(DateTimeOffset since, RotationQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await ReadSnapshot.BeginAsync(context, cancellationToken);
        var sums = await RotationSql.Sums(context, since).ToListAsync(cancellationToken);
        var medians = RotationSql.Medians(sums, since);
        var times = medians.Length == 0 ? [] : await context.Database.SqlQueryRaw<MiddleTime>(medians).ToListAsync(cancellationToken);
        var hours = times.ToLookup(time => (time.Month, time.Provider), time => TimeSpan.FromTicks(time.ToLive).TotalHours);
        List<RotationFigures> figures =
        [
            .. sums.Select(row => RotationFigures.Of(row, hours[(row.Month, row.Provider)].Select(double? (each) => each).Average()))
                .OrderByDescending(row => row.Month)
                .ThenBy(row => IdentityProviderCatalogue.Of(row.Provider).DisplayName, StringComparer.Ordinal),
        ];
        var total = figures.Where(row => query.Month is not { } month || row.Month == month)
            .Where(row => query.Provider is not { } provider || row.Provider == provider)
            .Sum(row => query.Timing is { } timing ? row.Count(timing) : row.Total);
        return new RotationList(figures, await PageAsync(context, since, query, total, cancellationToken));
    }

    private static async Task<ListPage<PastRotation>> PageAsync(
        ConsoleDbContext context,
        DateTimeOffset since,
        RotationQuery query,
        int total,
        CancellationToken cancellationToken)
    {
        var size = Math.Clamp(query.PageSize, 1, 200);
        var number = ListPage.Within(query.Page, size, total);

        // One lower bound: with two, SQLite may read the index down to the lower one.
        var from = since.AddTicks(1);
        var found = context.Rotations.AsNoTracking();
        if (query.Month is { } month)
        {
            var start = new DateTimeOffset(month, TimeOnly.MinValue, TimeSpan.Zero);
            var end = start.AddMonths(1);
            from = from < start ? start : from;
            found = found.Where(rotation => rotation.At < end);
        }

        found = found.Where(rotation => rotation.At >= from);
        found = query.Provider is { } provider ? found.Where(rotation => rotation.IdentityProvider == provider) : found;
        found = query.Timing is { } timing ? found.Where(rotation => rotation.Timing == timing) : found;

        // The page is cut from the index, from its nearer end, before the changes are joined.
        var skip = number * size;
        var take = Math.Clamp(total - skip, 0, size);
        var isNewer = skip <= total / 2;
        var cut = isNewer
            ? found.OrderByDescending(rotation => rotation.At).ThenByDescending(rotation => rotation.ChangeId).Skip(skip)
            : found.OrderBy(rotation => rotation.At).ThenBy(rotation => rotation.ChangeId).Skip(total - skip - take);
        var rows = await cut.Take(take)
            .Select(rotation => new PastRotation
            {
                ConnectionId = rotation.ConnectionId,
                Connection = rotation.Change.ConnectionName.Value,
                Customer = rotation.Customer,
                Kind = rotation.Change.Kind,
                Ticket = rotation.Change.Ticket,
                At = rotation.At,
                PreviousExpiry = rotation.PreviousExpiry,
                RemindedAt = rotation.RemindedAt,
                Timing = rotation.Timing,
                ToLive = rotation.ToLive == null ? null : TimeSpan.FromTicks(rotation.ToLive.Value),
                CountedFrom = rotation.CountedFrom,
                Took = rotation.Took == null ? null : TimeSpan.FromTicks(rotation.Took.Value),
            })
            .ToListAsync(cancellationToken);
        return new ListPage<PastRotation>(isNewer ? rows : [.. rows.AsEnumerable().Reverse()], total) { Number = number };
    }
}
