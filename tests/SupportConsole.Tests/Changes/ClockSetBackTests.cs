using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.Tests.Auth0.Support;
using SupportConsole.Tests.Changes.Support;

namespace SupportConsole.Tests.Changes;

/// <summary>The clock goes back by a day while the outcome of a change is unknown.</summary>
public sealed class ClockSetBackTests
{
    [Theory]
    [MemberData(nameof(ChangeBench.Acts), MemberType = typeof(ChangeBench))]
    public async Task A_clock_that_goes_back_does_not_keep_a_change_open(string name)
    {
        var act = ChangeAct.Of(name);
        var clock = new SkippingClock(TimeSpan.FromSeconds(20));
        await using var bench = await ChangeBench.StartAsync(clock);
        var record = await act.PrepareAsync(bench);
        var plan = await act.PlanAsync(bench, record);
        bench.Emulator.Faults.Add(
            request => request.Method != "GET" && request.Path.StartsWith("/api", StringComparison.Ordinal), Fault.DropBeforeWork(), times: 3);
        var outcome = ChangeBench.Must(await bench.Runner.ApplyAsync(plan, ChangeBench.Order()));
        bench.Emulator.Faults.Clear();

        clock.SetBack(TimeSpan.FromDays(1));

        await bench.AssertSettlesAsync(clock, act, record, outcome.ChangeId, name);
    }
}
