using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Connections.Detail;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.App.SignIns;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Tests.SignIns.Support;

namespace SupportConsole.Tests.SignIns;

/// <summary>The steps on the way to live, each with its time and where it is known from.</summary>
public sealed class GoLiveTests : IAsyncLifetime
{
    private SignInBench bench = null!;
    private ConnectionRecord record = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        bench = await SignInBench.StartAsync();
        record = await bench.ReadyAsync(Protocol.Oidc);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_new_connection_is_ready_to_test_and_no_more()
    {
        var steps = await StepsAsync();

        Assert.Equal(["Ready to test", "Tested by support", "Tested by the customer", "Live"], steps.Select(step => step.Name));
        Assert.Equal($"created by {SignInBench.Engineer.Name}", steps[0].Source);
        Assert.NotNull(steps[0].At);
        Assert.All(steps.Skip(1), step => Assert.Null(step.At));
    }

    [Fact]
    public async Task A_test_that_passed_names_who_tested_and_says_so_if_it_was_before_the_last_change()
    {
        using (var browser = new TestBrowser(bench.Console))
        {
            await browser.TestAsync(ChangeDesk.Must(
                await bench.Get<SignInTester>().PrepareAsync(record.Id, bench.Console, SignInBench.Engineer, Token)));
        }

        var tested = (await StepsAsync())[1];
        await bench.RotateSecretAsync(record, ChangeDesk.NextSecret);
        var rotated = (await StepsAsync())[1];

        Assert.Equal((bench.Clock.GetUtcNow(), $"test sign-in of {SignInBench.Engineer.Name}"), (tested.At, tested.Source));
        Assert.Equal($"{tested.Source}, before the last change", rotated.Source);
    }

    [Fact]
    public async Task One_that_was_marked_by_hand_shows_who_did_it_and_the_note()
    {
        await MarkAsync(ConnectionState.ReadyToTest, ConnectionState.Live, "Priya uses it");

        var step = (await StepsAsync())[3];
        Assert.Equal((bench.Clock.GetUtcNow(), $"marked by {SignInBench.Engineer.Name}: Priya uses it"), (step.At, step.Source));
    }

    [Fact]
    public async Task One_that_was_marked_as_tested_and_then_as_live_shows_both()
    {
        await MarkAsync(ConnectionState.ReadyToTest, ConnectionState.Tested, "Priya signed in");
        bench.Clock.Advance(TimeSpan.FromDays(2));
        await MarkAsync(ConnectionState.Tested, ConnectionState.Live, "Her users do too");

        var steps = await StepsAsync();

        Assert.Equal($"marked by {SignInBench.Engineer.Name}: Priya signed in", steps[1].Source);
        Assert.Equal((bench.Clock.GetUtcNow().AddDays(-2), bench.Clock.GetUtcNow()), (steps[1].At, steps[3].At));
    }

    [Fact]
    public async Task Only_one_that_was_adopted_says_so_and_was_ready_to_test_when_it_went_live()
    {
        await bench.EditAsync(record.Id, row => row.MoveTo(ConnectionState.Live, bench.Clock.GetUtcNow()));
        Assert.Equal("not recorded how", (await StepsAsync())[3].Source);

        var draft = await bench.Desk.DraftAsync(Protocol.Oidc);
        bench.Tenant.Dashboard.Create(new JsonObject
        {
            ["name"] = draft.Name.Value,
            ["strategy"] = "oidc",
            ["options"] = bench.Desk.OptionsOf(record),
        });
        bench.Tenant.Dashboard.SetEnabledClients(draft.Name.Value, bench.Desk.Application);
        await bench.Desk.FindUnmanagedAsync(draft.Name);
        var plan = await bench.Desk.PlanAdoptionAsync(draft);
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(plan, ChangeDesk.Order()));

        var steps = await bench.Get<GoLiveReader>().FindAsync(draft.Id, Token);
        Assert.Equal($"adopted by {SignInBench.Engineer.Name}", steps[0].Source);
        Assert.Equal(("adopted as live", steps[0].At), (steps[3].Source, steps[3].At));
    }

    private async Task MarkAsync(ConnectionState from, ConnectionState to, string note)
    {
        var facts = ActivatorUtilities.CreateInstance<InternalDetailsService>(bench.Get<IServiceProvider>());
        var move = ConnectionMoves.From(from, isWaiting: false).Single(move => move.To == to);
        ChangeDesk.Must(await facts.MoveAsync(record.Id, from, move, note, SignInBench.Engineer, Token));
    }

    private Task<IReadOnlyList<GoLiveStep>> StepsAsync() => bench.Get<GoLiveReader>().FindAsync(record.Id, Token);
}
