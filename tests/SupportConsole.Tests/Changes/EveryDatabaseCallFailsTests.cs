using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Record;
using SupportConsole.Crash;
using SupportConsole.Tests.Auth0.Support;
using SupportConsole.Tests.Changes.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Changes;

/// <summary>
/// The n-th call to the database fails, for every n, as busy, read-only, I/O error and full, once and for good: nothing is sent without a committed intent, and
/// what was sent is settled once the database works. Runs every sixth case; all of them with EVERY_CASE=1.
/// </summary>
public sealed class EveryDatabaseCallFailsTests
{
    private static readonly int[] Errors = [5, 8, 10, 13];

    [Theory]
    [MemberData(nameof(ChangeBench.Acts), MemberType = typeof(ChangeBench))]
    public async Task Nothing_is_sent_without_a_committed_intent_and_nothing_sent_is_forgotten(string name)
    {
        var act = ChangeAct.Of(name);
        var clock = new SkippingClock(TimeSpan.FromSeconds(20));
        var database = new FailingDatabase();
        await using var bench = await ChangeBench.StartAsync(
            clock, settings => settings.RemovalsAnHour = int.MaxValue, services => services.ConfigureDbContext<ConsoleDbContext>(options => options.AddInterceptors(database)));

        var calls = await CountCallsAsync(bench, act, database);
        Assert.InRange(calls, 5, 60);
        var cases = Slice.Of(from error in Errors from forGood in new[] { false, true } from call in Enumerable.Range(1, calls) select (error, forGood, call), 6, name);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {calls} calls, {cases.Count} cases");
        foreach (var (error, forGood, call) in cases)
        {
            await FailAtAsync(bench, clock, act, database, call, error, forGood, $"{name}, error {error} at database call {call}{(forGood ? " and ever after" : "")}");
        }
    }

    private static async Task<int> CountCallsAsync(ChangeBench bench, ChangeAct act, FailingDatabase database)
    {
        var plan = await act.PlanAsync(bench, await act.PrepareAsync(bench));
        database.Mend();
        Assert.Equal(ChangeState.Confirmed, ChangeBench.Must(await bench.Runner.ApplyAsync(plan, ChangeBench.Order())).State);
        return database.Calls;
    }

    private static async Task FailAtAsync(ChangeBench bench, SkippingClock clock, ChangeAct act, FailingDatabase database, int call, int error, bool forGood, string what)
    {
        var before = await act.PrepareAsync(bench);
        var plan = await act.PlanAsync(bench, before);
        var order = ChangeBench.Order();
        bench.Emulator.ForgetRequests();
        database.Plan(call, error, forGood);
        var answer = await bench.Runner.ApplyAsync(plan, order);
        database.Mend();

        if (await bench.Journal.FindAsync(order.RequestKey, ChangeBench.Token) is not { } opened)
        {
            Assert.False(answer.IsOk, what);
            Assert.True(bench.Emulator.Requests.Count == 0, $"{what}: {bench.Emulator.Requests.Count} calls to the tenant without a committed intent");
            return;
        }

        await bench.AssertSettlesAsync(clock, act, before, opened.Id, what);
        var nothingSent = !answer.IsOk && answer.Problem.NotLost is not null;
        Assert.True(!nothingSent || !act.IsInForce(bench, before), $"{what}: said {answer.Problem}, and it was done");
    }
}
