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
        var facts = ActivatorUtilities.CreateInstance<InternalDetailsService>(bench.Get<IServiceProvider>());
        var live = ConnectionMoves.From(ConnectionState.ReadyToTest, isWaiting: false).Single(move => move.To == ConnectionState.Live);

        ChangeDesk.Must(await facts.MoveAsync(record.Id, ConnectionState.ReadyToTest, live, "Priya uses it", SignInBench.Engineer, Token));

        var step = (await StepsAsync())[3];
        Assert.Equal((bench.Clock.GetUtcNow(), $"marked by {SignInBench.Engineer.Name}: Priya uses it"), (step.At, step.Source));
    }

    private Task<IReadOnlyList<GoLiveStep>> StepsAsync() => bench.Get<GoLiveReader>().FindAsync(record.Id, Token);
}
