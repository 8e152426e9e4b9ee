using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.Tests.Record;

public sealed class BackgroundWorkTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 28, 12, 3, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_fails_is_named_with_its_first_failure_and_without_the_message_until_it_works_again()
    {
        var background = new BackgroundWork(clock);
        var isBroken = true;
        var work = background.Watched("Sending reminders", _ => isBroken ? throw new IOException("secret-path") : Task.CompletedTask);

        await Assert.ThrowsAsync<IOException>(() => work(Token));
        clock.Advance(TimeSpan.FromHours(1));
        await Assert.ThrowsAsync<IOException>(() => work(Token));
        var failing = background.Failing;
        isBroken = false;
        await work(Token);

        Assert.Equal(["Sending reminders has failed since 2026-11-28 12:03 UTC (IOException). See the log."], failing);
        Assert.Empty(background.Failing);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_first_run_waits_unless_it_is_urgent_and_no_later_one(bool isAtOnce)
    {
        var background = new BackgroundWork(clock) { BeginsAfter = TimeSpan.FromSeconds(2) };
        var runs = 0;
        var work = background.Watched("Ending sessions", _ => Task.FromResult(++runs), isAtOnce);

        var first = work(Token);
        Assert.Equal(isAtOnce ? 1 : 0, runs);
        clock.Advance(TimeSpan.FromSeconds(2));
        await first;
        Assert.Equal(1, runs);
        Assert.True(work(Token).IsCompletedSuccessfully);

        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task Work_that_is_stopped_has_not_failed()
    {
        var background = new BackgroundWork(clock);
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        var work = background.Watched("Sending reminders", token => Task.FromCanceled(token));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work(stopped.Token));

        Assert.Empty(background.Failing);
    }
}
