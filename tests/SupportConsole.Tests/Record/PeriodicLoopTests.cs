using SupportConsole.App.Parts;
using SupportConsole.App.Record.Storage;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Record;

/// <summary>What the console looks into by itself goes on until it is stopped, whatever a single look comes to.</summary>
public sealed class RepeatedLookTests : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(7);
    private readonly PauseClock clock = new(Pause);
    private readonly CancellationTokenSource stop = new();
    private readonly List<TimeSpan> looks = [];
    private readonly List<string> failures = [];

    public void Dispose() => stop.Dispose();

    [Fact]
    public async Task It_looks_at_once_and_again_after_every_pause_until_it_is_stopped()
    {
        var keeping = Keep(_ => Task.CompletedTask);
        await clock.LookedAsync();
        await clock.PassAsync(Pause * 3);

        await stop.CancelAsync();
        await keeping;
        clock.Advance(Pause);

        Assert.Equal([TimeSpan.Zero, Pause, Pause * 2, Pause * 3], looks);
    }

    [Fact]
    public async Task A_look_that_fails_is_said_and_the_next_one_comes_also_where_it_gave_itself_up()
    {
        var keeping = Keep(_ => looks.Count switch
        {
            1 => throw new IOException("no disk"),
            2 => Task.FromException(new InvalidOperationException("a bug")),
            3 => Task.FromCanceled(new CancellationToken(canceled: true)),
            _ => Task.CompletedTask,
        });
        await clock.LookedAsync();
        await clock.PassAsync(Pause * 3);

        await stop.CancelAsync();
        await keeping;

        Assert.Equal(4, looks.Count);
        Assert.Equal(["IOException", "InvalidOperationException", "TaskCanceledException"], failures);
    }

    [Fact]
    public async Task It_can_be_stopped_in_the_middle_of_a_look()
    {
        var begun = new TaskCompletionSource();
        var keeping = Keep(async cancellationToken =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        });
        await begun.Task;

        await stop.CancelAsync();
        await keeping.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Empty(failures);
    }

    [Fact]
    public async Task A_pause_is_cut_short_by_whoever_has_something_to_look_into_and_only_that_one()
    {
        using var wake = new SemaphoreSlim(0);
        var keeping = Keep(_ => Task.CompletedTask, wake.WaitAsync);
        await clock.LookedAsync();
        clock.Advance(Pause / 7);

        wake.Release();
        await clock.LookedAsync();
        await clock.PassAsync(Pause);
        await stop.CancelAsync();
        await keeping;

        Assert.Equal([TimeSpan.Zero, Pause / 7, (Pause / 7) + Pause], looks);
    }

    private Task Keep(Func<CancellationToken, Task> look, Func<CancellationToken, Task>? sooner = null) => PeriodicLoop.KeepAsync(
        Pause, clock,
        cancellationToken =>
        {
            looks.Add(clock.GetUtcNow() - PauseClock.Begin);
            return look(cancellationToken);
        },
        exception => failures.Add(exception.GetType().Name), stop.Token, sooner);
}
