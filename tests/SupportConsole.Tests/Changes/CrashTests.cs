using SupportConsole.Crash;

namespace SupportConsole.Tests.Changes;

/// <summary>One round of the crash harness; ten are a command of their own: dotnet run --project tests/SupportConsole.Crash.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task A_server_killed_at_every_point_has_settled_everything_within_a_minute_of_its_restart()
    {
        var round = new CrashRound();

        var results = await round.RunAsync(CrashRun.Points);

        Assert.True(results.Count > 80, $"only {results.Count} points");
        Assert.Empty(results.Where(result => result.Fault is not null).Select(result => $"{result.Point}: {result.End}, {result.Fault}"));
        Assert.All(["never begun", "Refused", "Confirmed"], end => Assert.Contains(results, result => result.End == end));
    }
}
