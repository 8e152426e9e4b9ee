namespace SupportConsole.App.SignIns.Silence;

/// <summary>
/// How many sign-ins each hour of the week brings, by one clock, and how much days and hours vary. Days begin at the hour opposite to the
/// middle of the traffic, so that a night belongs to one silence and a working day is never cut in two.
/// </summary>
internal sealed class WeeklyRates
{
    public const int HoursAWeek = LearnedHours.HoursAWeek;

    private const int HoursADay = 24;
    private const double FewestToCompare = 3;

    /// <summary>Days vary at least by a fifth: rates are never known better.</summary>
    private const double MostAlike = 0.04;

    /// <summary>How many days are quiet, such as those between holidays, and the part of the usual sign-ins that comes then.</summary>
    private const double QuietDays = 0.001;

    private const double QuietDay = 0.3;

    private readonly WallClock clock;
    private readonly int dayBegins;
    private readonly double[] rates;
    private readonly double[] expected;
    private readonly double[] surprising;
    private readonly double[] busy;
    private readonly double sameDays;

    /// <param name="counts">Sign-ins an hour, oldest first, up to <paramref name="end"/>.</param>
    public WeeklyRates(WallClock clock, IReadOnlyList<int> counts, DateTimeOffset end)
    {
        this.clock = clock;
        var learned = new LearnedHours(clock, counts, end);
        dayBegins = learned.DayBegins;
        rates = learned.Rates();
        Error = learned.Hours.Sum(hour => Math.Pow(hour.Count - rates[hour.Cell], 2));
        var weekly = learned.Levels(rates, hour => hour.Week);
        var daily = learned.Levels(rates, hour => hour.Day);
        sameDays = Sameness(
            learned.Hours.GroupBy(hour => hour.Day).Select(day => (
                day.Sum(hour => hour.Count),
                day.Sum(hour => rates[hour.Cell] * weekly[hour.Week]))),
            FewestToCompare);
        var sameHours = Sameness(learned.Hours.Select(hour => (hour.Count, rates[hour.Cell] * daily[hour.Day])), 1);
        learned.SetLevel(rates);
        expected = Sums(rates);
        surprising = Sums(rates.Select(rate => sameHours * Math.Log(1 + (rate / sameHours))));
        var mostADay = rates.Chunk(HoursADay).Max(day => day.Sum());
        busy = Sums(rates.Select((rate, cell) => Day(cell).Sum() >= mostADay / 4 && rate >= Day(cell).Max() / 4 ? 1.0 : 0));
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

    public double PerWeek => expected[HoursAWeek];

    /// <summary>The hour of the day, by UTC in winter, around which people sign in.</summary>
    public int Middle => (dayBegins + (HoursADay / 2)) % HoursADay;

    /// <param name="last">The last sign-in, or the end of a time that doesn't count.</param>
    /// <param name="earlier">Sign-ins in the hour of the last one, and in each hour before it; empty if unknown.</param>
    public SilenceOdds Judge(DateTimeOffset last, IReadOnlyList<int> earlier, DateTimeOffset now)
    {
        var (from, until) = (PlaceOf(last), PlaceOf(now));
        var today = Math.Floor(from / HoursADay) * HoursADay;
        var dayEnds = today + HoursADay;
        var (before, left) = (Between(expected, today, from), Between(surprising, from, Math.Min(until, dayEnds)));
        var came = earlier.Count == 0 ? (int)Math.Round(before) : earlier.Take((int)(from - today) + 1).Sum();
        var isBegun = before >= FewestToCompare;
        var sameDay = isBegun ? OnQuietDaysToo(came, before, left, DaysOff.IsQuiet(DateOf(last))) : 0;
        var later = isBegun ? 0 : sameDays * Math.Log(1 + (left / sameDays));
        for (var day = dayEnds; day < until; day += HoursADay)
        {
            var few = DaysOff.IsQuiet(DateAt(day)) ? QuietDay : 1;
            later += sameDays * Math.Log(1 + (few * Between(surprising, day, Math.Min(until, day + HoursADay)) / sameDays));
        }

        return new SilenceOdds(sameDay, later, Between(busy, from, until));
    }

    /// <summary>The same for all of the day up to now.</summary>
    public SilenceOdds JudgeDay(DateTimeOffset now) => Judge(now.AddHours(Today(now) - PlaceOf(now)), [], now);

    /// <summary>When the connection's day ends.</summary>
    public DateTimeOffset EndOfDay(DateTimeOffset now) => now.AddHours(Today(now) + HoursADay - PlaceOf(now));

    /// <summary>The date of the connection's day, at the middle of its traffic.</summary>
    public DateOnly DateOf(DateTimeOffset at) => DateAt(Today(at));

    /// <summary>
    /// A day on which few came so far may be a quiet one, such as a bridge day: what came tells how likely that is, and how many will come.
    /// </summary>
    private double OnQuietDaysToo(int came, double before, double left, bool isQuietSeason)
    {
        var quietDays = isQuietSeason ? 0.5 : QuietDays;
        var usual = Math.Log(1 - quietDays) + LogOf(came, sameDays, before);
        var quiet = Math.Log(quietDays) + LogOf(came, 1, before * QuietDay);
        var usualThen = usual - ((sameDays + came) * Math.Log(1 + (left / (sameDays + before))));
        var quietThen = quiet - ((1 + came) * Math.Log(1 + (left * QuietDay / (1 + (before * QuietDay)))));
        return LogOfSum(usual, quiet) - LogOfSum(usualThen, quietThen);
    }

    /// <summary>The logarithm of the probability of a count, up to what is the same for every shape and mean.</summary>
    private static double LogOf(int count, double shape, double mean)
    {
        var log = (shape * Math.Log(shape / (shape + mean))) + (count * Math.Log(mean / (shape + mean)));
        for (var index = 0; index < count; index++)
        {
            log += Math.Log(shape + index);
        }

        return log;
    }

    private static double LogOfSum(double one, double other) =>
        Math.Max(one, other) + Math.Log(1 + Math.Exp(-Math.Abs(one - other)));

    private DateOnly DateAt(double day) => DateOnly.FromDayNumber((int)((day + dayBegins + (HoursADay / 2)) / HoursADay));

    private double Today(DateTimeOffset at) => Math.Floor(PlaceOf(at) / HoursADay) * HoursADay;

    /// <summary>Hours since the connection's first day began.</summary>
    private double PlaceOf(DateTimeOffset at) =>
        clock.HourOf(at) - dayBegins + ((double)(at.UtcTicks % TimeSpan.TicksPerHour) / TimeSpan.TicksPerHour);

    private ArraySegment<double> Day(int cell) => new(rates, cell / HoursADay * HoursADay, HoursADay);

    private static double[] Sums(IEnumerable<double> values)
    {
        var sums = new List<double> { 0 };
        foreach (var value in values)
        {
            sums.Add(sums[^1] + value);
        }

        return [.. sums];
    }

    private static double Between(double[] sums, double from, double until) =>
        until <= from ? 0 : UpTo(sums, until) - UpTo(sums, from);

    private static double UpTo(double[] sums, double place)
    {
        var week = Math.Floor(place / HoursAWeek);
        var inWeek = place - (week * HoursAWeek);
        var cell = Math.Min((int)inWeek, HoursAWeek - 1);
        return (week * sums[HoursAWeek]) + sums[cell] + ((inWeek - cell) * (sums[cell + 1] - sums[cell]));
    }

    /// <summary>The shape of the gamma distribution by which counts vary beside chance: the greater, the more alike they are.</summary>
    private static double Sameness(IEnumerable<(double Count, double Rate)> counts, double fewest)
    {
        var ratios = counts.Where(one => one.Rate >= fewest).Select(one => (Ratio: one.Count / one.Rate, Chance: 1 / one.Rate)).ToList();
        var beside = ratios.Count < 5 ? 1 : ratios.Average(one => Math.Pow(one.Ratio - 1, 2) - one.Chance);
        return 1 / Math.Clamp(beside, MostAlike, 1);
    }
}
