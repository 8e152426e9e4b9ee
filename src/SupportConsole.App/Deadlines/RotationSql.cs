using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Deadlines;

/// <summary>A row of the table: how many rotations by timing, and how many known hours to live by what they are counted from.</summary>
/// <param name="Month">Such as 202611.</param>
internal sealed record RotationSums(
    int Month,
    IdentityProvider Provider,
    int OnTime,
    int Late,
    int Emergency,
    int Unknown,
    int FromEmailDate,
    int FromPaste,
    int FromWatch,
    int FromReminder)
{
    public int WithHours => FromEmailDate + FromPaste + FromWatch + FromReminder;
}

/// <summary>One of the one or two times to live in the middle of a group's; their mean is the median.</summary>
/// <param name="Month">Such as 202611.</param>
/// <param name="ToLive">In ticks.</param>
internal sealed record MiddleTime(int Month, IdentityProvider Provider, long ToLive);

internal static class RotationSql
{
    /// <summary>The sums since a moment: of kept counts, and of the month that the moment cuts, whose rotations are counted.</summary>
    public static IQueryable<RotationSums> Sums(ConsoleDbContext context, DateTimeOffset since)
    {
        var cut = Month(since);
        var end = new DateTimeOffset(since.UtcDateTime.Year, since.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
        return context.Database.SqlQuery<RotationSums>($"""
            SELECT "Month", "IdentityProvider" AS "Provider",
                sum("Count" * ("Timing" = {(int)RotationTiming.OnTime})) AS "OnTime",
                sum("Count" * ("Timing" = {(int)RotationTiming.Late})) AS "Late",
                sum("Count" * ("Timing" = {(int)RotationTiming.Emergency})) AS "Emergency",
                sum("Count" * ("Timing" = {(int)RotationTiming.Unknown})) AS "Unknown",
                sum("WithHours" * ("CountedFrom" = {(int)CustomerMessageSource.EmailDate})) AS "FromEmailDate",
                sum("WithHours" * ("CountedFrom" = {(int)CustomerMessageSource.Paste})) AS "FromPaste",
                sum("WithHours" * ("CountedFrom" = {(int)CustomerMessageSource.Watch})) AS "FromWatch",
                sum("WithHours" * ("CountedFrom" = {(int)CustomerMessageSource.None})) AS "FromReminder"
            FROM (
                SELECT "Month", "IdentityProvider", "Timing", "CountedFrom", "Count", "WithHours"
                FROM "RotationCounts" WHERE "Month" > {cut}
                UNION ALL
                SELECT {cut}, "IdentityProvider", "Timing", "CountedFrom", count(*), count("ToLive")
                FROM "Rotations" AS "r" WHERE "At" > {since.UtcTicks} AND "At" < {end.UtcTicks}
                GROUP BY "IdentityProvider", "Timing", "CountedFrom")
            GROUP BY "Month", "IdentityProvider"
            """);
    }

    /// <summary>
    /// Selects a group's <see cref="MiddleTime"/>s by their place in the index: at most twelve months and a part of one, with ten identity
    /// providers, are far below the 500 parts that SQLite takes. Empty if there is nothing to select.
    /// </summary>
    public static string Medians(IEnumerable<RotationSums> groups, DateTimeOffset since)
    {
        var cut = Month(since);
        return string.Join("\nUNION ALL\n", groups.Where(group => group.WithHours > 0).Select(group => string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT * FROM (SELECT "Month", "IdentityProvider" AS "Provider", "ToLive" FROM "Rotations" AS "r"
                WHERE "Month" = {group.Month} AND "IdentityProvider" = {(int)group.Provider} AND "ToLive" IS NOT NULL
                    {(group.Month == cut ? $"AND \"At\" > {since.UtcTicks}" : "")}
                ORDER BY "ToLive" LIMIT {2 - (group.WithHours % 2)} OFFSET {(group.WithHours - 1) / 2})
            """)));
    }

    private static int Month(DateTimeOffset at) => (at.UtcDateTime.Year * 100) + at.UtcDateTime.Month;
}
