using SupportConsole.Crash;

namespace SupportConsole.Tests.Changes;

/// <summary>One round of each kind of the crash harness; many are a command of their own: dotnet run --project tests/SupportConsole.Crash.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task A_server_killed_at_every_point_has_settled_everything_within_a_minute_of_its_restart()
    {
        var round = new CrashRound();

        var results = await round.RunAsync(CrashRun.Points);

        Assert.True(results.Count > 80, $"only {results.Count} points");
        Assert.Empty(Faults(results));
        Assert.All([CrashRound.NeverBegun, "Refused", "Confirmed"], end => Assert.Contains(results, result => result.End == end));
    }

    [Fact]
    public async Task A_server_killed_at_a_moment_of_chance_with_a_third_of_its_changes_in_flight_has_settled_everything_too()
    {
        var rounds = new RandomRounds(new Random(7));

        var (results, _, words) = await rounds.RunAsync();

        TestContext.Current.TestOutputHelper?.WriteLine(words);
        Assert.True(rounds.Caught.Values.Sum() >= RandomRounds.InFlight, words);
        Assert.Empty(Faults(results));
    }

    [Fact]
    public async Task A_second_console_that_waits_for_the_first_takes_over_when_it_stops_and_settles_everything()
    {
        var round = new CrashRound();

        var results = await round.RunAsync(CrashRun.Points, new Successor(firstStops: true));

        Assert.True(results.Count > 80, $"only {results.Count} points");
        Assert.Empty(Faults(results));
    }

    private static IEnumerable<string> Faults(IReadOnlyList<CrashResult> results) => results.Where(result => result.Fault is not null).Select(result => $"{result.Point}: {result.End}, {result.Fault}");
}
