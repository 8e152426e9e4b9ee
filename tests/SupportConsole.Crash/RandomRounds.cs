namespace SupportConsole.Crash;

/// <summary>
/// Rounds whose server is killed at a moment of chance. A round counts where enough of its changes were in flight just then, their intent committed
/// and their outcome not; one that does not is judged all the same, and made again.
/// </summary>
public sealed class RandomRounds(Random dice)
{
    /// <summary>How many changes, of three of each act, are in flight at least where a round counts: a third.</summary>
    public static readonly int InFlight = CrashRun.Unstopped.Count() / 3;

    private const int Tries = 5;

    // What 36 changes come to in all is some 310 moments. The first are left out, where most wait at the database's one door, and the last, where most have ended.
    private const int FewestMoments = 70;
    private const int MostMoments = 270;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);
    private readonly Dictionary<Moment, int> caught = [];

    /// <summary>How many rounds did not count.</summary>
    public int NotCounted { get; private set; }

    /// <summary>How many changes had no intent on the disk yet when their server was killed.</summary>
    public int NotBegun { get; private set; }

    /// <summary>How many changes had ended.</summary>
    public int Ended { get; private set; }

    /// <summary>How many changes were caught in flight, by the last moment that they came to.</summary>
    public IReadOnlyDictionary<Moment, int> Caught => caught;

    /// <summary>Makes a round until it counts.</summary>
    public async Task<(IReadOnlyList<CrashResult> Results, TimeSpan SettledAfter, string Words)> RunAsync()
    {
        var results = new List<CrashResult>();
        for (var tries = 1; tries <= Tries; tries++)
        {
            var kill = new RandomKill(dice.Next(FewestMoments, MostMoments), dice.NextDouble() * Longest);
            var round = new CrashRound();
            results.AddRange(await round.RunAsync(kill));
            var inFlight = Tally(round.CaughtAt);
            if (inFlight >= InFlight)
            {
                return (results, round.SettledAfter, $"killed {kill.Then.TotalMilliseconds:F0} ms after {kill.Moments} moments, {inFlight} of {round.CaughtAt.Count} changes in flight");
            }

            NotCounted++;
        }

        throw new InvalidOperationException($"In {Tries} rounds one after the other fewer than {InFlight} changes were in flight: they prove nothing.");
    }

    /// <summary>Says where the changes were caught.</summary>
    public void Write()
    {
        Console.WriteLine($"{caught.Values.Sum()} changes caught in flight, {NotBegun} had no intent yet, {Ended} had ended; {NotCounted} rounds did not count and were made again");
        foreach (var moment in Moment.All.Where(moment => moment.IsInFlight))
        {
            Console.WriteLine($"    {moment,-40} {caught.GetValueOrDefault(moment),5}");
        }
    }

    private int Tally(IReadOnlyList<Moment?> moments)
    {
        NotBegun += moments.Count(moment => moment is not { HasIntent: true });
        Ended += moments.Count(moment => moment is { IsOver: true });
        var inFlight = moments.OfType<Moment>().Where(moment => moment.IsInFlight).ToList();
        foreach (var (moment, count) in inFlight.CountBy(moment => moment))
        {
            caught[moment] = caught.GetValueOrDefault(moment) + count;
        }

        return inFlight.Count;
    }
}

/// <summary>When a server is killed that nothing stops.</summary>
/// <param name="Moments">After how many moments that its changes came to in all.</param>
/// <param name="Then">And how long after that.</param>
public sealed record RandomKill(int Moments, TimeSpan Then);
