using SupportConsole.Crash.TenantLog;

namespace SupportConsole.Tests.SignIns;

/// <summary>A slice of the harness; its README line says how to run a million events.</summary>
public sealed class LongLogTests
{
    [Fact]
    public async Task Processes_killed_at_random_moments_lose_and_double_no_sign_in_and_the_rate_limit_holds()
    {
        await using var run = await LogRun.StartAsync(events: 3000, seed: 1);

        var report = await run.RunAsync(events: 3000, kills: 3);

        Assert.True(report.IsFine, report.ToString());
    }
}
