using SupportConsole.App.Changes;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Federation.Secrets;
using SupportConsole.Tests.Auth0.Support;
using SupportConsole.Tests.Changes.Support;

namespace SupportConsole.Tests.Changes;

/// <summary>The tenant does what it was asked after the console gave up waiting.</summary>
public sealed class LateAnswerTests
{
    private static CancellationToken Token => ChangeBench.Token;

    [Theory]
    [MemberData(nameof(ChangeBench.Acts), MemberType = typeof(ChangeBench))]
    public async Task What_arrives_late_is_not_called_refused_before_and_is_found_after(string name)
    {
        var act = ChangeAct.Of(name);
        var clock = new SkippingClock(TimeSpan.FromSeconds(20)) { RealTimeout = TimeSpan.FromMilliseconds(150) };
        await using var bench = await ChangeBench.StartAsync(clock);
        var record = await act.PrepareAsync(bench);
        var plan = await act.PlanAsync(bench, record);
        var (moment, done) = (new TaskCompletionSource(), new TaskCompletionSource());

        // Every try of the call takes the whole of its time, by the clock too: the last one is given up on long after the first was sent.
        bench.Emulator.OnRequest = (request, _) =>
        {
            clock.Advance(request.Method == "GET" ? TimeSpan.Zero : TimeSpan.FromSeconds(20));
            return Task.CompletedTask;
        };
        bench.Emulator.Faults.Add(request => request.Method != "GET" && request.Path.StartsWith("/api", StringComparison.Ordinal), Fault.WorkLate(moment.Task, done), times: 3);

        var outcome = ChangeBench.Must(await bench.Runner.ApplyAsync(plan, ChangeBench.Order()));
        if (!act.IsInForce(bench, record))
        {
            Assert.True(outcome.State == ChangeState.Unknown, $"{outcome.State}: {outcome.Words}");
        }

        moment.SetResult();
        await done.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
        bench.Emulator.Faults.Clear();
        await bench.AssertSettlesAsync(clock, act, record, outcome.ChangeId, name);
        Assert.True(act.IsInForce(bench, record));
    }

    [Fact]
    public async Task An_earlier_try_that_arrives_after_it_was_called_not_created_is_taken_over_and_named_with_its_own_credential()
    {
        var clock = new SkippingClock(TimeSpan.FromSeconds(20)) { RealTimeout = TimeSpan.FromMilliseconds(150) };
        await using var bench = await ChangeBench.StartAsync(clock);
        var draft = await bench.DraftAsync(Protocol.Oidc);
        var (moment, done) = (new TaskCompletionSource(), new TaskCompletionSource());
        bench.Emulator.Faults.Add("POST", "/api/v2/connections", Fault.WorkLate(moment.Task, done));
        var first = ChangeBench.Must(await bench.Runner.ApplyAsync(await bench.PlanCreateAsync(draft), ChangeBench.Order()));
        clock.Advance(TimeSpan.FromMinutes(6));
        await bench.Settler.SettleDueAsync(Token);
        Assert.Equal(ChangeState.Refused, (await bench.ChangesAsync(draft.Id)).Single(change => change.Id == first.ChangeId).State);
        moment.SetResult();
        await done.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);

        var plan = ChangeBench.Must(await bench.Planner.PlanCreateAsync(draft.Id, ChangeDesk.NextSecret, null, null, [bench.Application], Token));
        var second = ChangeBench.Must(await bench.Runner.ApplyAsync(plan, ChangeBench.Order(ChangeDesk.Administrator)));

        Assert.Equal(ChangeState.Confirmed, second.State);
        Assert.Contains("the connection has its credential, not the new one", second.Words, StringComparison.Ordinal);
        Assert.Equal(1, bench.CountNamed(draft.Name.Value));
        var record = await bench.ReadAsync(draft.Id);
        Assert.Contains("Rotate the credential", record.Attention, StringComparison.Ordinal);
        Assert.Equal(bench.Record.FingerprintKey.Fingerprint(ChangeDesk.FirstSecret), record.CredentialFingerprint);
        var inForce = Assert.Single(record.Credentials);
        Assert.Equal((ChangeDesk.Engineer.Name, first.ChangeId), (inForce.SetBy, inForce.ChangeId!.Value));
        Assert.Contains(bench.Application, bench.Emulator.Dashboard.EnabledClients(draft.Name.Value));
    }

    [Fact]
    public async Task A_name_that_somebody_else_took_is_refused_and_theirs_is_left_alone()
    {
        await using var bench = await ChangeBench.StartAsync(TimeProvider.System);
        var draft = await bench.DraftAsync(Protocol.Oidc);
        var plan = await bench.PlanCreateAsync(draft);
        bench.Emulator.Dashboard.Create(Auth0.Emulator.Support.Bodies.Oidc(draft.Name.Value));
        var theirs = bench.Emulator.Dashboard.Find(draft.Name.Value)!.ToJsonString();

        var outcome = ChangeBench.Must(await bench.Runner.ApplyAsync(plan, ChangeBench.Order()));

        Assert.Equal(ChangeState.Refused, outcome.State);
        Assert.Contains("taken", outcome.Words, StringComparison.Ordinal);
        Assert.Equal(theirs, bench.Emulator.Dashboard.Find(draft.Name.Value)!.ToJsonString());
        Assert.Equal(ConnectionState.Draft, (await bench.ReadAsync(draft.Id)).State);
    }

    [Fact]
    public async Task Eight_removals_at_once_are_three_until_an_administrator_does_it()
    {
        await using var bench = await ChangeBench.StartAsync(TimeProvider.System);
        var plans = new List<ChangePlan>();
        for (var number = 0; number < 8; number++)
        {
            plans.Add(ChangeBench.Must(await bench.Planner.PlanRemoveAsync((await bench.CreatedAsync(Protocol.Saml)).Id, Token)));
        }

        var results = await Task.WhenAll(plans.Select(plan => Task.Run(() => bench.Runner.ApplyAsync(plan, ChangeBench.Order()), Token)));

        Assert.Equal(3, results.Count(result => result.IsOk && result.Value.State == ChangeState.Confirmed));
        Assert.All(results.Where(result => !result.IsOk), result => Assert.Equal("change.removal-limit", result.Problem!.Code));
        Assert.Equal(5, bench.Emulator.Dashboard.Count);
        var left = plans[results.Index().First(pair => !pair.Item.IsOk).Index];
        Assert.Equal(ChangeState.Confirmed, ChangeBench.Must(await bench.Runner.ApplyAsync(left, ChangeBench.Order(ChangeDesk.Administrator))).State);
    }
}
