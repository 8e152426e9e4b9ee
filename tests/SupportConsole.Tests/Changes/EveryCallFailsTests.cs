using SupportConsole.App.Record;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.Tests.Auth0.Support;
using SupportConsole.Tests.Changes.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Changes;

/// <summary>
/// The n-th call to the tenant fails, for every n, in every way, once and for good: each change ends done, cleanly failed, or unknown and then settled, and what
/// the record says is what the tenant holds. Runs every tenth case; all of them with EVERY_CASE=1.
/// </summary>
public sealed class EveryCallFailsTests
{
    // Where no call stalls, each has long: a busy machine is not to be taken for a stalled tenant.
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(30);

    // The first call of each change gets a new token: it fails like any other.
    private static readonly TimeSpan TokenIsOver = TimeSpan.FromDays(2);

    [Theory]
    [MemberData(nameof(ChangeBench.Acts), MemberType = typeof(ChangeBench))]
    public async Task Every_way_in_which_a_call_fails_ends_in_the_truth(string name)
    {
        var act = ChangeAct.Of(name);
        var clock = new SkippingClock(TimeSpan.FromSeconds(20)) { RealTimeout = Patient };
        await using var bench = await ChangeBench.StartAsync(clock, settings => settings.RemovalsAnHour = int.MaxValue);

        var calls = await CountCallsAsync(bench, clock, act);
        var cases = Slice.Of(from failure in TenantFailure.All from times in new[] { 1, int.MaxValue } from call in Enumerable.Range(1, calls) select (failure, times, call), 10, name);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {calls} calls, {cases.Count} cases");
        foreach (var (failure, times, call) in cases)
        {
            await FailAtAsync(bench, clock, act, call, times, $"{name}, {failure.Key} at call {call}{(times > 1 ? " and ever after" : "")}", failure.Value(clock.GetUtcNow()), TenantFailure.Stalls(failure.Key));
        }
    }

    private static async Task<int> CountCallsAsync(ChangeBench bench, SkippingClock clock, ChangeAct act)
    {
        var plan = await act.PlanAsync(bench, await act.PrepareAsync(bench));
        clock.Advance(TokenIsOver);
        bench.Emulator.ForgetRequests();
        Assert.Equal(ChangeState.Confirmed, ChangeBench.Must(await bench.Runner.ApplyAsync(plan, ChangeBench.Order())).State);
        return bench.Emulator.Requests.Count;
    }

    private static async Task FailAtAsync(ChangeBench bench, SkippingClock clock, ChangeAct act, int call, int times, string what, Fault fault, bool stalls)
    {
        var before = await act.PrepareAsync(bench);
        var plan = await act.PlanAsync(bench, before);
        Assert.False(act.IsInForce(bench, before), what);
        clock.Advance(TokenIsOver);
        var planned = bench.Emulator.Faults.Add(_ => true, fault, times, skip: call - 1);

        clock.RealTimeout = stalls ? TenantFailure.Stalled : Patient;
        var outcome = ChangeBench.Must(await bench.Runner.ApplyAsync(plan, ChangeBench.Order()));
        await bench.TenantRestsAsync();
        bench.Emulator.Faults.Clear();
        clock.RealTimeout = Patient;
        await bench.AssertSettlesAsync(clock, act, before, outcome.ChangeId, what);
        Assert.True(planned.Fired > 0, $"{what}: never happened");
    }
}
