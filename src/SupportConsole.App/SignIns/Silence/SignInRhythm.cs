namespace SupportConsole.App.SignIns.Silence;

/// <summary>When people sign in through a connection, learned from its last weeks.</summary>
public sealed class SignInRhythm
{
    /// <summary>From how many weeks it is learned at most.</summary>
    public const int MostWeeks = 8;

    private const int FewestWeeks = 3;

    /// <summary>A connection with fewer sign-ins a week has no rhythm that could be missed.</summary>
    private const int FewestAWeek = 20;

    private const int WeeksAYear = 52;
    private const int NightsAYear = 260;

    /// <summary>Longer silences are as surprising as this one.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    /// <summary>How many silences a year may alarm by chance, of those that begin at a sign-in.</summary>
    private const double ByChance = 1.2;

    /// <summary>And of those that last since the night.</summary>
    private const double ByChanceOvernight = 0.2;

    private readonly IReadOnlyList<WeeklyRates> byClock;

    private SignInRhythm(IReadOnlyList<WeeklyRates> byClock) => this.byClock = byClock;

    /// <summary>The usual number of sign-ins on a working day, rounded as people would say it.</summary>
    public int PerDay
    {
        get
        {
            var exact = byClock[0].PerDay;
            var step = exact >= 100 ? 10 : exact >= 20 ? 5 : 1;
            return (int)Math.Round(exact / step) * step;
        }
    }

    /// <summary>Sign-ins a year.</summary>
    public double PerYear => byClock[0].PerWeek * WeeksAYear;

    /// <summary>
    /// The <see cref="SilenceOdds.Both"/> from which on a silence is an alarm. Every sign-in begins a silence, so it grows with their
    /// number.
    /// </summary>
    public double Alarming => Math.Log(PerYear / ByChance);

    /// <summary>The same of <see cref="SilenceOdds.LaterDays"/>: there is one night a day.</summary>
    public static double AlarmingOvernight => Math.Log(NightsAYear / ByChanceOvernight);

    /// <param name="counts">Successful sign-ins of users an hour, oldest first.</param>
    /// <param name="end">The end of the last hour.</param>
    /// <returns>Null for a connection that is too quiet or too new.</returns>
    public static SignInRhythm? Of(IReadOnlyList<int> counts, DateTimeOffset end)
    {
        var known = counts.SkipWhile(count => count == 0).ToList();
        var weeks = known.Count / WeeklyRates.HoursAWeek;
        if (weeks < FewestWeeks || known.Sum() < FewestAWeek * weeks)
        {
            return null;
        }

        // The clock that explains the counts best, and those that can't be told from it: before it was put forward, all are alike.
        var all = WallClock.Between(end.AddHours(-known.Count), end + Longest).Select(clock => new WeeklyRates(clock, known, end)).ToList();
        var best = all.Min(rates => rates.Error);
        return new SignInRhythm(all.FindAll(rates => rates.Error <= best * 1.02).OrderBy(rates => rates.Error).ToList());
    }

    /// <summary>How unlikely it is that nobody signs in from the last sign-in until now.</summary>
    /// <param name="earlier">Sign-ins in the hour of the last one, and in each hour before it; empty if unknown.</param>
    public SilenceOdds Judge(DateTimeOffset last, IReadOnlyList<int> earlier, DateTimeOffset now)
    {
        var start = now - last > Longest ? now - Longest : last;
        return byClock.Select(rates => rates.Judge(start, earlier, now)).MinBy(odds => odds.Both)!;
    }

    /// <summary>The same if nobody had signed in yet on the connection's present day.</summary>
    public SilenceOdds JudgeDay(DateTimeOffset now) => byClock[0].JudgeDay(now);

    /// <summary>When the connection's present day ends, in the middle of the night.</summary>
    public DateTimeOffset EndOfDay(DateTimeOffset now) => byClock[0].EndOfDay(now);

    public DateOnly DateOf(DateTimeOffset at) => byClock[0].DateOf(at);

    /// <summary>Whether people sign in at about the same time of the day, and so may live in the same country.</summary>
    public bool IsNear(SignInRhythm other)
    {
        var apart = Math.Abs(byClock[0].Middle - other.byClock[0].Middle);
        return Math.Min(apart, 24 - apart) <= 2;
    }
}
