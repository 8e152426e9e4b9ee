using SupportConsole.App.Watch;
using SupportConsole.Benchmarks.Watching;

namespace SupportConsole.Tests.Watch;

/// <summary>A short slice of the benchmark's simulated day.</summary>
public sealed class WatchDayTests
{
    [Fact]
    public async Task A_day_stays_within_its_requests_finds_every_change_at_the_next_one_and_raises_no_false_alarm()
    {
        var figures = await WatchDay.MeasureAsync(150, TimeSpan.FromMinutes(10), new WatchSettings { PerMinute = 20 });

        Assert.InRange(figures.MostPerMinute, 1, 20);
        Assert.InRange(figures.Requests, 150 * 3, 150 * 6);
        Assert.True(figures.NotModified > figures.Requests / 3, $"Only {figures.NotModified} of {figures.Requests} were not modified.");
        Assert.Equal((3, 3, 0), (figures.Changed, figures.FoundAtOnce, figures.FalseAlarms));
    }
}
