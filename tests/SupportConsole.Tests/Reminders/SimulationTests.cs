using SupportConsole.ReminderRun;

namespace SupportConsole.Tests.Reminders;

/// <summary>A short slice of the simulation; the whole one is a command, see the README.</summary>
public sealed class SimulationTests
{
    [Fact]
    public async Task No_reminder_is_missed_or_doubled_through_kills_restarts_clock_jumps_and_a_dead_email_server()
    {
        var report = await new Simulation(credentials: 60, days: 120, seed: 7).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal([], report.Examples);
        Assert.Equal((0, 0), (report.Missed, report.Doubled));
        Assert.True(report is { Owed: > 100, Kills: > 0, Restarts: > 0, ClockJumps: > 0, TriesWhileDown: > 0 }, report.ToString());
    }
}
