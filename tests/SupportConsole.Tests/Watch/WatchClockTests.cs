namespace SupportConsole.Tests.Watch;

public sealed class WatchClockTests
{
    [Fact]
    public async Task A_clock_that_goes_back_does_not_keep_the_next_check_waiting()
    {
        await using var bench = await WatchBench.StartAsync();
        await bench.AddAsync("acme-prod-saml");
        Assert.Equal(1, await bench.PollAsync());

        bench.Clock.AdjustTime(bench.Clock.GetUtcNow().AddDays(-40));

        Assert.Equal(1, await bench.PollAsync());
    }
}
