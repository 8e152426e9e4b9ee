using SupportConsole.App.Parts;

namespace SupportConsole.Tests.Shell;

public sealed class PageLifeTests
{
    [Fact]
    public async Task What_a_page_begins_after_it_was_left_ends_at_once()
    {
        var life = new PageLife();
        var before = Task.Delay(Timeout.InfiniteTimeSpan, life.Token);

        life.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => before);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.InfiniteTimeSpan, life.Token));
        Assert.True(life.Token.IsCancellationRequested);
    }
}
