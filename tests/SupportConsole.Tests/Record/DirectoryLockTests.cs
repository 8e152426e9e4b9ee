using SupportConsole.App.Record.Storage;
using SupportConsole.Tests.Auth0.Support;

namespace SupportConsole.Tests.Record;

/// <summary>One process per data directory: the second console waits for the first, then refuses.</summary>
public sealed class DirectoryLockTests : IDisposable
{
    private readonly ConsolePaths paths = new(Directory.CreateTempSubdirectory("console-lock-").FullName);
    private readonly List<string> said = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(paths.Directory, recursive: true);

    [Fact]
    public async Task A_free_directory_is_taken_at_once()
    {
        var clock = new SkippingClock(Timeout.InfiniteTimeSpan);

        using var taken = (await DirectoryLock.ForConsoleAsync(paths, clock, said.Add, Token)).Value;

        Assert.Empty(clock.Waits);
        Assert.Empty(said);
    }

    [Fact]
    public async Task A_second_console_waits_a_minute_says_for_what_and_then_refuses()
    {
        var clock = new SkippingClock(Timeout.InfiniteTimeSpan);
        using var first = (await DirectoryLock.ForConsoleAsync(paths, clock, said.Add, Token)).Value;

        var second = await DirectoryLock.ForConsoleAsync(paths, clock, said.Add, Token);

        Assert.Equal("data.in-use", second.Problem?.Code);
        Assert.Equal($"Another SupportConsole is using {paths.Directory}.", second.Problem?.What);
        Assert.Contains("Console__DataDirectory", second.Problem?.Cure, StringComparison.Ordinal);
        Assert.Equal(DirectoryLock.Patience, TimeSpan.FromTicks(clock.Waits.Sum(wait => wait.Ticks)));
        Assert.Equal([$"Waiting up to 60 seconds for the SupportConsole that uses {paths.Directory} to stop."], said);
    }

    [Fact]
    public async Task A_second_console_goes_on_as_soon_as_the_first_one_stops()
    {
        var first = (await DirectoryLock.ForConsoleAsync(paths, TimeProvider.System, said.Add, Token)).Value;
        var isWaiting = new TaskCompletionSource();

        var waiting = Task.Run(() => DirectoryLock.ForConsoleAsync(paths, TimeProvider.System, _ => isWaiting.SetResult(), Token), Token);
        await isWaiting.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        first.Dispose();

        using var second = (await waiting.WaitAsync(TimeSpan.FromSeconds(30), Token)).Value;
        Assert.Equal("data.in-use", DirectoryLock.ForCommand(paths).Problem?.Code);
    }

    [Fact]
    public async Task A_command_that_changes_the_database_does_not_wait_and_a_console_waits_for_it()
    {
        var clock = new SkippingClock(Timeout.InfiniteTimeSpan);
        using (DirectoryLock.ForCommand(paths).Value)
        {
            Assert.Contains("Nothing was changed", DirectoryLock.ForCommand(paths).Problem?.Cure, StringComparison.Ordinal);
            Assert.Equal("data.in-use", (await DirectoryLock.ForConsoleAsync(paths, clock, said.Add, Token)).Problem?.Code);
        }

        using var console = (await DirectoryLock.ForConsoleAsync(paths, clock, said.Add, Token)).Value;
        Assert.Single(said);
    }
}
