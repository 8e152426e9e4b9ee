using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Sync;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.Tests.Sync.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Sync;

/// <summary>The schedule of comparisons as the console hosts it, on a clock that the test puts forward.</summary>
public sealed class SyncScheduleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(30);
    private readonly PauseClock clock = new(SyncSchedule.Interval);

    [Fact]
    public async Task The_first_comparison_comes_a_while_after_the_start_and_the_next_ones_when_they_are_due()
    {
        await using var bench = await StartAsync(Every);

        await clock.PassAsync(Patience - SyncSchedule.Interval);
        Assert.Empty(await RunsAsync(bench));
        await clock.PassAsync(SyncSchedule.Interval + (Every * 2) + Patience);

        Assert.Equal([(Patience, SyncRunState.Completed, "console"), (Patience + Every, SyncRunState.Completed, "console"), (Patience + (Every * 2), SyncRunState.Completed, "console")], await RunsAsync(bench));
    }

    [Fact]
    public async Task One_asked_for_by_hand_runs_at_once_and_moves_the_next_one_that_comes_by_itself()
    {
        await using var bench = await StartAsync(Every);
        await clock.PassAsync(Patience * 3);

        ChangeDesk.Must(await bench.Service.StartAsync(ChangeDesk.Engineer, SyncBench.Token));
        await clock.LookedAsync();
        Assert.Equal((Patience * 3, SyncRunState.Completed, ChangeDesk.Engineer.Name), (await RunsAsync(bench))[^1]);
        await clock.PassAsync(Every + Patience);

        Assert.Equal([Patience, Patience * 3, (Patience * 3) + Every], (await RunsAsync(bench)).Select(run => run.At));
    }

    [Fact]
    public async Task With_zero_none_comes_by_itself_and_one_asked_for_runs_all_the_same()
    {
        await using var bench = await StartAsync(TimeSpan.Zero);

        await clock.PassAsync(TimeSpan.FromHours(2));
        Assert.Empty(await RunsAsync(bench));
        ChangeDesk.Must(await bench.Service.StartAsync(ChangeDesk.Engineer, SyncBench.Token));
        await clock.LookedAsync();

        Assert.Equal([(TimeSpan.FromHours(2), SyncRunState.Completed, ChangeDesk.Engineer.Name)], await RunsAsync(bench));
    }

    [Fact]
    public async Task One_that_the_tenant_stopped_does_not_stop_the_next_which_comes_after_a_while()
    {
        await using var bench = await StartAsync(Every);
        bench.Emulator.Faults.Add("GET", "/api/v2/connections", Fault.Status(403, "Insufficient scope", "insufficient_scope"));

        await clock.PassAsync((Patience * 2) + Every);

        Assert.Equal([(Patience, SyncRunState.Stopped), (Patience * 2, SyncRunState.Completed), ((Patience * 2) + Every, SyncRunState.Completed)], (await RunsAsync(bench)).Select(run => (run.At, run.State)));
    }

    [Fact]
    public async Task A_clock_that_goes_back_does_not_keep_the_next_one_waiting()
    {
        await using var bench = await StartAsync(Every);
        await clock.PassAsync(Patience * 2);

        clock.SetBack(TimeSpan.FromDays(1));
        await clock.PassAsync(Every + Patience);

        Assert.Equal(3, (await RunsAsync(bench)).Count);
    }

    [Fact]
    public async Task A_look_that_breaks_does_not_end_the_schedule()
    {
        await using var bench = await StartAsync(Every);
        var moved = bench.Desk.Record.Paths.Database + ".away";
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Move(bench.Desk.Record.Paths.Database, moved);
        await clock.PassAsync(Patience * 2);

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Move(moved, bench.Desk.Record.Paths.Database, overwrite: true);
        await clock.PassAsync(SyncSchedule.Interval);

        Assert.Equal([((Patience * 2) + SyncSchedule.Interval, SyncRunState.Completed, "console")], await RunsAsync(bench));
    }

    private static async Task<IReadOnlyList<(TimeSpan At, SyncRunState State, string By)>> RunsAsync(SyncBench bench)
    {
        await using var context = await bench.Desk.Record.Contexts.CreateDbContextAsync(SyncBench.Token);
        return [.. (await context.SyncRuns.AsNoTracking().OrderBy(run => run.StartedAt).ToListAsync(SyncBench.Token)).Select(run => (run.StartedAt - PauseClock.Begin, run.State, run.StartedBy))];
    }

    private async Task<SyncBench> StartAsync(TimeSpan every)
    {
        var bench = await SyncBench.StartAsync(clock, new SyncSettings { Every = every });
        await bench.Get<SyncSchedule>().StartAsync(SyncBench.Token);
        await clock.LookedAsync();
        return bench;
    }
}
