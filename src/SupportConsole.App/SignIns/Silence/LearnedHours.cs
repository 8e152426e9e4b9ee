namespace SupportConsole.App.SignIns.Silence;

/// <summary>
/// The hours from which a rhythm is learned, by one clock and in days that begin at night. Weeks count less the older they are.
/// </summary>
internal sealed class LearnedHours
{
    public const int HoursAWeek = 168;

    private const int HoursADay = 24;
    private const int DaysAWeek = 7;
    private const double WeightOfAWeekBefore = 0.85;
    private const double FewestToCompare = 3;

    /// <summary>How much an hour learns from the same hour of another day that brings about as many sign-ins.</summary>
    private const double WeightOfAnotherDay = 0.5;

    /// <summary>The part of the usual sign-ins below which a day says nothing of other days: it is a holiday or an outage.</summary>
    private const double QuietDay = 0.2;

    public LearnedHours(WallClock clock, IReadOnlyList<int> counts, DateTimeOffset end)
    {
        var all = counts.Select((count, index) => (Count: count, Age: counts.Count - index))
            .Select(one => (one.Count, one.Age, At: clock.HourOf(end.AddHours(-one.Age))))
            .ToList();
        DayBegins = Opposite(all.Select(one => (one.At, one.Count)));
        Hours = WithoutQuietDays(all.ConvertAll(one => new LearnedHour(
            one.Count,
            (int)((one.At - DayBegins) % HoursAWeek),
            (one.At - DayBegins) / HoursADay,
            one.Age / HoursAWeek,
            Math.Pow(WeightOfAWeekBefore, one.Age / HoursAWeek))));
    }

    /// <summary>The hour of the clock's day at which a day of this connection begins.</summary>
    public int DayBegins { get; }

    public IReadOnlyList<LearnedHour> Hours { get; }

    /// <summary>The sign-ins of each hour of the week.</summary>
    public double[] Rates()
    {
        var (sums, weights) = (new double[HoursAWeek], new double[HoursAWeek]);
        foreach (var hour in Hours)
        {
            sums[hour.Cell] += hour.Count * hour.Weight;
            weights[hour.Cell] += hour.Weight;
        }

        var perDay = Enumerable.Range(0, DaysAWeek)
            .Select(day => Enumerable.Range(day * HoursADay, HoursADay).Sum(cell => weights[cell] > 0 ? sums[cell] / weights[cell] : 0))
            .ToArray();
        return [.. Enumerable.Range(0, HoursAWeek).Select(cell => Rate(cell, sums, weights, perDay))];
    }

    /// <summary>What each day or week brought, compared with the rates.</summary>
    public Dictionary<long, double> Levels(double[] rates, Func<LearnedHour, long> by) => Hours.GroupBy(by).ToDictionary(
        same => same.Key,
        same => same.Sum(hour => hour.Count) / Math.Max(0.01, same.Sum(hour => rates[hour.Cell])));

    /// <summary>What the last week brought says how much a connection is used now: fewer count at once, more with caution.</summary>
    public void SetLevel(double[] rates)
    {
        var last = Hours.Where(hour => hour.Weight >= 1).ToList();
        var expected = last.Sum(hour => rates[hour.Cell]);
        var level = expected < FewestToCompare ? 1 : last.Sum(hour => hour.Count) / expected;
        level = level > 1 ? Math.Min(3, Math.Pow(level, 0.7)) : level;
        for (var cell = 0; cell < rates.Length; cell++)
        {
            rates[cell] *= level;
        }
    }

    private static double Rate(int cell, double[] sums, double[] weights, double[] perDay)
    {
        var day = cell / HoursADay;
        var (sum, weight) = (sums[cell], weights[cell]);
        for (var other = 0; other < DaysAWeek; other++)
        {
            var same = (other * HoursADay) + (cell % HoursADay);
            if (other != day && perDay[other] >= perDay[day] * 0.67 && perDay[other] <= perDay[day] * 1.5)
            {
                sum += WeightOfAnotherDay * sums[same];
                weight += WeightOfAnotherDay * weights[same];
            }
        }

        return weight > 0 ? sum / weight : 0;
    }

    /// <summary>The hour opposite to the middle of the traffic.</summary>
    private static int Opposite(IEnumerable<(long At, int Count)> hours)
    {
        var (x, y) = (0.0, 0.0);
        foreach (var (at, count) in hours)
        {
            var angle = ((at % HoursADay) + 0.5) * Math.Tau / HoursADay;
            x += count * Math.Cos(angle);
            y += count * Math.Sin(angle);
        }

        return (int)(((Math.Atan2(y, x) / Math.Tau * HoursADay) + (1.5 * HoursADay)) % HoursADay);
    }

    private static List<LearnedHour> WithoutQuietDays(List<LearnedHour> all)
    {
        var days = all.GroupBy(hour => hour.Day).ToDictionary(day => day.Key, day => day.Sum(hour => hour.Count));
        var usual = days.GroupBy(day => day.Key % DaysAWeek)
            .ToDictionary(same => same.Key, same => same.Select(day => day.Value).Order().ElementAt(same.Count() / 2));
        return all.FindAll(hour => days[hour.Day] >= usual[hour.Day % DaysAWeek] * QuietDay);
    }
}

/// <param name="Cell">The hour of the week.</param>
/// <param name="Day">The number of the day.</param>
/// <param name="Week">How many weeks ago it was.</param>
internal sealed record LearnedHour(double Count, int Cell, long Day, int Week, double Weight);
