using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Deadlines;

/// <summary>One of the one or two times to live in the middle of a group's; their mean is the median.</summary>
/// <param name="Month">Such as 202611.</param>
/// <param name="ToLive">In ticks.</param>
internal sealed record MiddleTime(int Month, IdentityProvider Provider, long ToLive);

internal static class RotationSql
{
    /// <summary>The counts since a moment: kept ones, and those of the month that it cuts, which are counted.</summary>
    public static IQueryable<RotationCount> Counts(ConsoleDbContext context, DateTimeOffset since)
    {
        var cut = Month(since);
        var end = new DateTimeOffset(since.UtcDateTime.Year, since.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
        return context.RotationCounts.FromSql($"""
            SELECT "Month", "IdentityProvider", "Timing", "CountedFrom", "Count", "WithHours"
            FROM "RotationCounts" WHERE "Month" > {cut}
            UNION ALL
            SELECT {cut}, "IdentityProvider", "Timing", "CountedFrom", count(*), count("ToLive")
            FROM "Rotations" AS "r" WHERE "At" > {since.UtcTicks} AND "At" < {end.UtcTicks}
            GROUP BY "IdentityProvider", "Timing", "CountedFrom"
            """).AsNoTracking();
    }

    /// <summary>
    /// Selects a group's <see cref="MiddleTime"/>s by their place in the index: at most twelve months and a part of one, with ten identity
    /// providers, are far below the 500 parts that SQLite takes. Empty if there is nothing to select.
    /// </summary>
    /// <param name="groups">By month and identity provider: how many have a known time to live.</param>
    public static string Medians(IReadOnlyDictionary<(int Month, IdentityProvider Provider), int> groups, DateTimeOffset since)
    {
        var cut = Month(since);
        return string.Join("\nUNION ALL\n", groups.Where(group => group.Value > 0).Select(group => string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT * FROM (SELECT "Month", "IdentityProvider" AS "Provider", "ToLive" FROM "Rotations" AS "r"
                WHERE "Month" = {group.Key.Month} AND "IdentityProvider" = {(int)group.Key.Provider} AND "ToLive" IS NOT NULL
                    {(group.Key.Month == cut ? $"AND \"At\" > {since.UtcTicks}" : "")}
                ORDER BY "ToLive" LIMIT {2 - (group.Value % 2)} OFFSET {(group.Value - 1) / 2})
            """)));
    }

    private static int Month(DateTimeOffset at) => (at.UtcDateTime.Year * 100) + at.UtcDateTime.Month;
}
