namespace SupportConsole.App.SignIns.Silence;

/// <summary>
/// How many sign-ins each hour of the week brings, by one clock, and how much days and hours vary. Weeks count less the older they are.
/// </summary>
internal sealed class WeeklyRates
{
    public const int HoursAWeek = 168;

    private const int HoursADay = 24;
    private const double WeightOfAWeekBefore = 0.85;
    private const double FewestToCompare = 3;

    /// <summary>Days vary at least by a fifth: rates are never known better.</summary>
    private const double MostAlike = 0.04;

    private readonly WallClock clock;
    private readonly double[] rates = new double[HoursAWeek];
    private readonly double sameDays;
    private readonly double sameHours;

    /// <param name="counts">Sign-ins an hour, oldest first, up to <paramref name="end"/>.</param>
    public WeeklyRates(WallClock clock, IReadOnlyList<int> counts, DateTimeOffset end)
    {
        this.clock = clock;
        var hours = Hours(counts, end);
        Average(hours);
        Error = hours.Sum(hour => Math.Pow(hour.Count - rates[hour.Cell], 2));
        var days = hours.GroupBy(hour => hour.Day)
            .Select(day => (Count: day.Sum(hour => hour.Count), Rate: day.Sum(hour => rates[hour.Cell])));
        sameDays = Sameness(days, FewestToCompare);
        sameHours = Sameness(hours.Select(hour => ((double)hour.Count, rates[hour.Cell])), 1);
        Lower(hours);
    }

    /// <summary>How badly the rates explain the counts that they were made from.</summary>
    public double Error { get; }

    /// <summary>The sign-ins of the busier half of the days, on average.</summary>
    public double PerDay
    {
        get
        {
            var days = rates.Chunk(HoursADay).Select(day => day.Sum()).ToList();
            return days.Where(day => day >= days.Max() / 2).Average();
        }
    }

    public double PerWeek => rates.Sum();

    /// <summary>How unlikely it is that nobody signs in between these times: minus the natural logarithm of its probability.</summary>
    public double Surprise(DateTimeOffset from, DateTimeOffset until)
    {
        var (whole, hourly) = (0.0, 0.0);
        for (var at = from; at < until;)
        {
            var next = SignInHour.After(at);
            var rate = rates[clock.HourOf(at) % HoursAWeek] * ((next < until ? next : until) - at).TotalHours;
            whole += rate;
            hourly += sameHours * Math.Log(1 + (rate / sameHours));
            at = next;
        }

        return Math.Min(sameDays * Math.Log(1 + (whole / sameDays)), hourly);
    }

    /// <summary>
    /// The counts by the clock, without usual working days on which nobody came: holidays and outages say nothing of other days.
    /// </summary>
    private List<Hour> Hours(IReadOnlyList<int> counts, DateTimeOffset end)
    {
        var all = counts
            .Select((count, index) => (Count: count, Age: counts.Count - index))
            .Select(one => (one.Count, one.Age, At: clock.HourOf(end.AddHours(-one.Age))))
            .Select(one => new Hour(
                one.Count,
                (int)(one.At % HoursAWeek),
                one.At / HoursADay,
                Math.Pow(WeightOfAWeekBefore, one.Age / HoursAWeek)))
            .ToList();
        var days = all.GroupBy(hour => hour.Day).ToDictionary(day => day.Key, day => day.Any(hour => hour.Count > 0));
        var usual = days.GroupBy(day => day.Key % 7)
            .Where(same => same.Count(day => day.Value) * 2 > same.Count())
            .Select(same => same.Key)
            .ToHashSet();
        return all.FindAll(hour => days[hour.Day] || !usual.Contains(hour.Day % 7));
    }

    private void Average(List<Hour> hours)
    {
        foreach (var cell in hours.GroupBy(hour => hour.Cell))
        {
            rates[cell.Key] = cell.Sum(hour => hour.Count * hour.Weight) / cell.Sum(hour => hour.Weight);
        }
    }

    /// <summary>A connection that is used less than before is measured by its last week.</summary>
    private void Lower(List<Hour> hours)
    {
        var last = hours.FindAll(hour => hour.Weight >= 1);
        var expected = last.Sum(hour => rates[hour.Cell]);
        var level = expected < FewestToCompare ? 1 : Math.Min(1, last.Sum(hour => hour.Count) / expected);
        for (var cell = 0; cell < HoursAWeek; cell++)
        {
            rates[cell] *= level;
        }
    }

    /// <summary>The shape of the gamma distribution by which counts vary beside chance: the greater, the more alike they are.</summary>
    private static double Sameness(IEnumerable<(double Count, double Rate)> counts, double fewest)
    {
        var ratios = counts.Where(one => one.Rate >= fewest).Select(one => (Ratio: one.Count / one.Rate, Chance: 1 / one.Rate)).ToList();
        var beside = ratios.Count < 5 ? 1 : ratios.Average(one => Math.Pow(one.Ratio - 1, 2) - one.Chance);
        return 1 / Math.Clamp(beside, MostAlike, 1);
    }

    private sealed record Hour(double Count, int Cell, long Day, double Weight);
}
