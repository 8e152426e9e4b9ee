namespace SupportConsole.App.SignIns.Silence;

/// <summary>When people sign in through a connection, learned from its last weeks.</summary>
public sealed class SignInRhythm
{
    /// <summary>From how many weeks it is learned at most.</summary>
    public const int MostWeeks = 8;

    private const int FewestWeeks = 3;

    /// <summary>A connection with fewer sign-ins a week has no rhythm that could be missed.</summary>
    private const int FewestAWeek = 20;

    /// <summary>Longer silences are as surprising as this one.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    /// <summary>A silence that chance brings once in so many years is an alarm.</summary>
    private const double Years = 2;

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

    /// <summary>
    /// The <see cref="Surprise"/> from which on a silence is an alarm. Every sign-in begins a silence, so it grows with their number.
    /// </summary>
    public double Alarming => Math.Log(byClock[0].PerWeek * 52 * Years);

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
        var all = WallClock.All.Select(clock => new WeeklyRates(clock, known, end)).ToList();
        var best = all.Min(rates => rates.Error);
        return new SignInRhythm(all.FindAll(rates => rates.Error <= best * 1.02).OrderBy(rates => rates.Error).ToList());
    }

    /// <summary>How unlikely it is that nobody signs in between these times: minus the natural logarithm of its probability.</summary>
    public double Surprise(DateTimeOffset from, DateTimeOffset until)
    {
        var start = until - from > Longest ? until - Longest : from;
        return byClock.Min(rates => rates.Surprise(start, until));
    }
}
