using SupportConsole.Crash.Recovery;

namespace SupportConsole.Tests.Record.SecondPlace;

/// <summary>A short slice of the drill; the harness runs it at the size of a real console.</summary>
public sealed class RecoveryDrillTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_machine_takes_over_from_the_second_place_with_every_key_and_at_most_60_seconds_lost(bool isS3)
    {
        await using var drill = new RecoveryDrill(new DrillSize(Rows: 1500, Seconds: 8, TimeSpan.FromSeconds(2), isS3));

        var report = await drill.RunAsync();

        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        Assert.Empty(report.Faults());
        Assert.Contains("and its keys", report.Words, StringComparison.Ordinal);
    }
}
