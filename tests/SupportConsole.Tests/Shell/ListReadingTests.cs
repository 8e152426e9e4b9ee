using SupportConsole.App.Parts;

namespace SupportConsole.Tests.Shell;

public sealed class ListReadingTests : IDisposable
{
    private readonly ListReading<string> reading = new(TimeProvider.System);

    public void Dispose() => reading.Dispose();

    [Fact]
    public void The_first_address_is_new_and_the_same_again_is_not()
    {
        Assert.True(reading.IsNew("a"));
        Assert.False(reading.IsNew("a"));
        Assert.True(reading.IsNew("b"));
    }

    [Fact]
    public void What_the_page_wrote_is_not_new_in_whatever_steps_it_comes_back()
    {
        reading.IsNew("");
        Assert.True(reading.Writes("a") && reading.Writes("ab") && reading.Writes("abc") && reading.Writes("abcd"));

        Assert.Equal([false, false, false, false, false], new[] { "a", "a", "abc", "abc", "abcd" }.Select(reading.IsNew));
        Assert.True(reading.IsNew("ab"));
    }

    [Fact]
    public void After_the_way_led_elsewhere_what_was_written_before_is_an_address_like_any_other()
    {
        reading.IsNew("");
        reading.Writes("a");
        Assert.True(reading.IsNew("elsewhere"));

        Assert.True(reading.IsNew("a"));
    }

    [Fact]
    public void An_address_that_says_so_already_is_not_written_again()
    {
        reading.IsNew("a");

        Assert.False(reading.Writes("a"));
        Assert.True(reading.Writes("ab"));
        Assert.False(reading.Writes("ab"));
        Assert.True(reading.Writes("a"));
    }

    [Fact]
    public async Task Of_two_that_come_while_a_third_is_being_ended_the_last_alone_is_read()
    {
        using var ending = new ManualResetEventSlim();
        var started = new TaskCompletionSource();
        var first = reading.ReadAsync(async token =>
        {
            // The end of the first is held up here.
            token.Register(ending.Wait);
            started.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        });
        await started.Task;

        var second = reading.ReadAsync(_ => Task.CompletedTask);
        var token = CancellationToken.None;
        var third = reading.ReadAsync(given =>
        {
            token = given;
            return Task.CompletedTask;
        });
        Assert.True(await third);
        ending.Set();

        Assert.False(await first);
        Assert.False(await second);
        Assert.False(token.WaitHandle.WaitOne(0));
    }
}
