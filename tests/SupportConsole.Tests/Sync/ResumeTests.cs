using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sync;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.Tests.Auth0.Support;
using SupportConsole.Tests.Reconciliation.Support;

namespace SupportConsole.Tests.Reconciliation;

/// <summary>Sweeps that are killed, cancelled, stopped by the tenant, or begun twice.</summary>
public sealed class ResumeTests
{
    private static CancellationToken Token => SweepBench.Token;

    [Fact]
    public async Task A_killed_sweep_goes_on_in_another_process_from_the_last_page()
    {
        var clock = new SkippingClock(TimeSpan.FromSeconds(20));
        await using var bench = await SweepBench.StartAsync(clock);
        await VariedTenant.SeedAsync(bench, 350);
        ChangeDesk.Must(await bench.Service.CompareAsync(ChangeDesk.Engineer, Token));
        var id = await bench.Get<SyncJournal>().ClaimAsync(Token);
        bench.Emulator.Faults.Add(IsLaterPage, Fault.Stall(), skip: 1);
        using var killed = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var abandoned = bench.Get<SyncRunner>().RunAsync(id!.Value, killed.Token);
        await WaitForPagesAsync(bench, 3);
        await killed.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        Assert.Equal(200, (await bench.Service.StatusAsync(Token)).Running!.Compared);
        bench.Emulator.ForgetRequests();

        await using var other = bench.AnotherProcess();
        await other.GetRequiredService<SyncSchedule>().LookAsync(mayBegin: false, Token);
        Assert.Empty(bench.Pages);
        clock.Advance(TimeSpan.FromMinutes(2));
        await other.GetRequiredService<SyncSchedule>().LookAsync(mayBegin: false, Token);

        var sweep = (await bench.Service.StatusAsync(Token)).Last!;
        Assert.Equal((SyncRunState.Completed, 350, 4), (sweep.State, sweep.Compared, sweep.Calls));
        Assert.Equal(2, bench.Pages.Count());
        Assert.Empty(await bench.FindingsAsync());
    }

    [Fact]
    public async Task Where_Auth0_no_longer_knows_the_checkpoint_it_begins_anew_and_says_so()
    {
        await using var bench = await SweepBench.StartAsync();
        await VariedTenant.SeedAsync(bench, 250);
        bench.Emulator.Faults.Add(IsLaterPage, Fault.Status(400, "The 'from' parameter is not a valid checkpoint.", "invalid_query_string"));

        var sweep = await bench.WholeSweepAsync();

        Assert.Equal((250, 1), (sweep.Compared, sweep.Restarts));
        Assert.Empty(await bench.FindingsAsync());
    }

    [Fact]
    public async Task A_sweep_that_the_tenant_stops_concludes_nothing_and_the_next_goes_on_from_there()
    {
        await using var bench = await SweepBench.StartAsync();
        await VariedTenant.SeedAsync(bench, 250);
        bench.Dashboard.Delete(VariedTenant.NameOf(5));
        bench.Emulator.Faults.Add(IsLaterPage, Fault.Status(403, "Insufficient scope, expected any of: read:connections", "insufficient_scope"));

        var stopped = await bench.SweepAsync();
        Assert.Equal((SyncRunState.Stopped, 100), (stopped.State, stopped.Compared));
        Assert.Contains("read:connections", stopped.Problem, StringComparison.Ordinal);
        Assert.Empty(await bench.FindingsAsync());
        var whole = await bench.WholeSweepAsync();

        Assert.Equal((stopped.Id, 249), (whole.Id, whole.Compared));
        Assert.Equal(VariedTenant.NameOf(5), (await bench.OnlyFindingAsync(FindingKind.Missing)).Name.Value);
    }

    [Fact]
    public async Task A_person_can_cancel_it_and_then_begin_anew()
    {
        await using var bench = await SweepBench.StartAsync();
        await VariedTenant.SeedAsync(bench, 250);
        bench.Emulator.OnRequest = async (request, _) =>
        {
            if (IsLaterPage(request))
            {
                ChangeDesk.Must(await bench.Service.CancelAsync(ChangeDesk.Engineer, Token));
            }
        };

        var cancelled = await bench.SweepAsync();
        Assert.Equal((SyncRunState.Cancelled, 200), (cancelled.State, cancelled.Compared));
        bench.Emulator.OnRequest = (_, _) => Task.CompletedTask;
        var whole = await bench.WholeSweepAsync();

        Assert.NotEqual(cancelled.Id, whole.Id);
        Assert.Equal(250, whole.Compared);
        Assert.Single(await bench.AuditAsync("reconcile.cancel"));
    }

    [Fact]
    public async Task One_runs_at_a_time_across_processes()
    {
        await using var bench = await SweepBench.StartAsync();
        await using var other = bench.AnotherProcess();

        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() =>
            (number % 2 == 0 ? bench.Service : other.GetRequiredService<SyncService>()).CompareAsync(ChangeDesk.Engineer, Token))));
        var claims = await Task.WhenAll(bench.Get<SyncJournal>().ClaimAsync(Token), other.GetRequiredService<SyncJournal>().ClaimAsync(Token));

        Assert.Single(asked, result => result.IsOk);
        Assert.Single(claims, id => id is not null);
        Assert.Single(await bench.AuditAsync("reconcile.compare"));
    }

    [Fact]
    public async Task The_schedule_begins_one_when_it_is_due_and_only_then()
    {
        var clock = new SkippingClock(TimeSpan.FromSeconds(20));
        await using var bench = await SweepBench.StartAsync(clock, new SyncSettings { Every = TimeSpan.FromHours(6) });
        var schedule = bench.Get<SyncSchedule>();

        await schedule.LookAsync(mayBegin: true, Token);
        await schedule.LookAsync(mayBegin: true, Token);
        Assert.Single(bench.Pages);
        Assert.Equal("console", (await bench.Service.StatusAsync(Token)).LastWhole!.StartedBy);
        clock.Advance(TimeSpan.FromHours(6));
        await schedule.LookAsync(mayBegin: true, Token);
        Assert.Equal(2, bench.Pages.Count());
    }

    [Fact]
    public async Task With_zero_nothing_begins_by_itself()
    {
        await using var bench = await SweepBench.StartAsync(settings: new SyncSettings { Every = TimeSpan.Zero });

        await bench.Get<SyncSchedule>().LookAsync(mayBegin: true, Token);

        Assert.Empty(bench.Pages);
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("1.00:00:00", true)]
    [InlineData("00:01:00", false)]
    [InlineData("-1.00:00:00", false)]
    public void The_setting_is_checked(string every, bool isGood) =>
        Assert.Equal(isGood, !new SyncSettings { Every = TimeSpan.Parse(every, System.Globalization.CultureInfo.InvariantCulture) }.Problems().Any());

    [Fact]
    public async Task A_manager_may_look_and_begin_nothing()
    {
        await using var bench = await SweepBench.StartAsync();
        var manager = new Actor("Marek Manager", StaffRole.Manager);

        Assert.Equal("reconcile.not-allowed", (await bench.Service.CompareAsync(manager, Token)).Problem?.Code);
        Assert.Equal("reconcile.not-allowed", (await bench.Service.CancelAsync(manager, Token)).Problem?.Code);
        Assert.Null((await bench.Service.StatusAsync(Token)).Running);
    }

    private static bool IsLaterPage(SeenRequest request) => request.Query.Contains("from=", StringComparison.Ordinal);

    private static async Task WaitForPagesAsync(SweepBench bench, int pages)
    {
        for (var tries = 0; bench.Pages.Count() < pages; tries++)
        {
            Assert.True(tries < 600, "The pages were not asked for.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Token);
        }
    }
}
