namespace SupportConsole.Crash.Silence;

/// <summary>A country: its time, when it puts its clocks forward, and ten holidays of its own on working days.</summary>
internal sealed class Country(int hours, (int Month, int Week)? summerBegins, (int Month, int Week)? summerEnds, int seed, int weight)
{
    private static readonly Country[] All =
    [
        new(1, (3, -1), (10, -1), seed: 1, weight: 35),
        new(0, (3, -1), (10, -1), seed: 2, weight: 15),
        new(-5, (3, 2), (11, 1), seed: 3, weight: 25),
        new(-8, (3, 2), (11, 1), seed: 3, weight: 10),
        new(5, null, null, seed: 4, weight: 10),
        new(9, null, null, seed: 5, weight: 5),
    ];

    private readonly Dictionary<int, HashSet<int>> holidays = [];

    public static Country Pick(Random random)
    {
        var left = random.Next(All.Sum(country => country.Weight));
        return All.First(country => (left -= country.Weight) < 0);
    }

    private int Weight => weight;

    public double Offset(DateTimeOffset at)
    {
        var isSummer = summerBegins is { } from && at >= Sunday(at.Year, from) && at < Sunday(at.Year, summerEnds!.Value);
        return hours + (isSummer ? 1 : 0);
    }

    public bool IsHoliday(DateTimeOffset local)
    {
        if (local is { Month: 12, Day: 25 or 26 } or { Month: 1, Day: 1 })
        {
            return true;
        }

        if (!holidays.TryGetValue(local.Year, out var days))
        {
            var random = new Random((local.Year * 10) + seed);
            holidays[local.Year] = days = [.. Enumerable.Range(0, 8).Select(_ => random.Next(1, 360))];
        }

        return days.Contains(local.DayOfYear);
    }

    private static DateTimeOffset Sunday(int year, (int Month, int Week) rule)
    {
        var days = Enumerable.Range(1, DateTime.DaysInMonth(year, rule.Month))
            .Select(day => new DateTimeOffset(year, rule.Month, day, 2, 0, 0, TimeSpan.Zero))
            .Where(day => day.DayOfWeek == DayOfWeek.Sunday)
            .ToList();
        return rule.Week < 0 ? days[^1] : days[rule.Week - 1];
    }
}
