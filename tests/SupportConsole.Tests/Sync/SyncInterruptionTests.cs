using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SupportConsole.App.Differences;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Sync;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.Tests.Auth0.Support;
using SupportConsole.Tests.Sync.Support;

namespace SupportConsole.Tests.Sync;

/// <summary>Sync checks that are interrupted, cancelled, stopped by the tenant, or started twice.</summary>
public sealed class SyncInterruptionTests
{
    private static CancellationToken Token => SyncBench.Token;

    [Fact]
    public async Task A_check_that_a_restart_interrupted_is_shown_as_such_and_starts_again_at_the_first_page()
    {
        var clock = new SkippingClock(TimeSpan.FromSeconds(20));
        await using var bench = await SyncBench.StartAsync(clock);
        await VariedTenant.SeedAsync(bench, 350);
        await AbandonAsync(bench, afterPages: 2);
        Assert.Equal(200, (await bench.Service.StatusAsync(Token)).Running!.Compared);
        bench.Emulator.ForgetRequests();

        await using var next = bench.Restarted();
        var isRestarted = await next.GetRequiredService<SyncRuns>().RestartInterruptedAsync(Token);
        var interrupted = (await bench.Service.StatusAsync(Token)).Last!;
        await next.GetRequiredService<SyncSchedule>().RunDueAsync(mayStart: false, Token);

        Assert.True(isRestarted);
        Assert.Equal((SyncRunState.Interrupted, 200), (interrupted.State, interrupted.Compared));
        var run = (await bench.Service.StatusAsync(Token)).Last!;
        Assert.Equal((SyncRunState.Completed, 350, 4), (run.State, run.Compared, run.Calls));
        Assert.Equal((interrupted.StartedBy, 4), (run.StartedBy, bench.Pages.Count()));
        Assert.Empty(await bench.FindingsAsync());
    }

    [Fact]
    public async Task A_check_that_was_being_cancelled_does_not_start_again()
    {
        await using var bench = await SyncBench.StartAsync();
        ChangeDesk.Must(await bench.Service.StartAsync(ChangeDesk.Engineer, Token));
        ChangeDesk.Must(await bench.Service.CancelAsync(ChangeDesk.Engineer, Token));

        Assert.False(await bench.Get<SyncRuns>().RestartInterruptedAsync(Token));

        var status = await bench.Service.StatusAsync(Token);
        Assert.Null(status.Running);
        Assert.Equal(SyncRunState.Cancelled, status.Last!.State);
    }

    [Fact]
    public async Task With_nothing_left_running_a_restart_starts_nothing()
    {
        await using var bench = await SyncBench.StartAsync();
        await bench.CompletedCheckAsync();

        Assert.False(await bench.Get<SyncRuns>().RestartInterruptedAsync(Token));

        Assert.Null((await bench.Service.StatusAsync(Token)).Running);
    }

    [Theory]
    [InlineData(400, "The 'from' parameter is not a valid checkpoint.", "invalid_query_string", "checkpoint")]
    [InlineData(403, "Insufficient scope, expected any of: read:connections", "insufficient_scope", "read:connections")]
    public async Task A_check_that_the_tenant_stops_concludes_nothing_and_the_next_starts_at_the_first_page(int status, string message, string code, string says)
    {
        await using var bench = await SyncBench.StartAsync();
        await VariedTenant.SeedAsync(bench, 250);
        bench.Dashboard.Delete(VariedTenant.NameOf(5));
        bench.Emulator.Faults.Add(IsLaterPage, Fault.Status(status, message, code));

        var stopped = await bench.CheckAsync();
        Assert.Equal((SyncRunState.Stopped, 100), (stopped.State, stopped.Compared));
        Assert.Contains(says, stopped.Problem, StringComparison.Ordinal);
        Assert.Empty(await bench.FindingsAsync());
        var completed = await bench.CompletedCheckAsync();

        Assert.Equal(249, completed.Compared);
        Assert.NotEqual(stopped.Id, completed.Id);
        Assert.Equal(VariedTenant.NameOf(5), (await bench.OnlyFindingAsync(FindingKind.Missing)).Name.Value);
    }

    [Fact]
    public async Task A_check_that_broke_is_stopped_with_the_reason_and_does_not_block_the_next()
    {
        await using var bench = await SyncBench.StartAsync();
        ChangeDesk.Must(await bench.Service.StartAsync(ChangeDesk.Engineer, Token));
        var broken = new SyncSchedule(bench.Get<SyncRuns>(), BrokenRunner(bench), bench.Get<SyncSettings>(), bench.Get<BackgroundWork>(), TimeProvider.System, NullLogger<SyncSchedule>.Instance);

        await broken.RunDueAsync(mayStart: false, Token);

        var stopped = (await bench.Service.StatusAsync(Token)).Last!;
        Assert.Equal(SyncRunState.Stopped, stopped.State);
        Assert.Contains("log", stopped.Problem, StringComparison.Ordinal);
        await bench.CompletedCheckAsync();
    }

    [Fact]
    public async Task A_person_can_cancel_it_and_then_begin_anew()
    {
        await using var bench = await SyncBench.StartAsync();
        await VariedTenant.SeedAsync(bench, 250);
        bench.Emulator.OnRequest = async (request, _) =>
        {
            if (IsLaterPage(request))
            {
                ChangeDesk.Must(await bench.Service.CancelAsync(ChangeDesk.Engineer, Token));
            }
        };

        var cancelled = await bench.CheckAsync();
        Assert.Equal((SyncRunState.Cancelled, 200), (cancelled.State, cancelled.Compared));
        bench.Emulator.OnRequest = (_, _) => Task.CompletedTask;
        var whole = await bench.CompletedCheckAsync();

        Assert.NotEqual(cancelled.Id, whole.Id);
        Assert.Equal(250, whole.Compared);
        Assert.Single(await bench.AuditAsync("sync.cancel"));
    }

    [Fact]
    public async Task One_check_runs_at_a_time()
    {
        await using var bench = await SyncBench.StartAsync();

        var started = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => bench.Service.StartAsync(ChangeDesk.Engineer, Token))));

        Assert.Single(started, result => result.IsOk);
        Assert.All(started.Where(result => !result.IsOk), result => Assert.Equal("sync.running", result.Problem!.Code));
        Assert.Single(await bench.AuditAsync("sync.start"));
    }

    [Fact]
    public async Task The_schedule_begins_one_when_it_is_due_and_only_then()
    {
        var clock = new SkippingClock(TimeSpan.FromSeconds(20));
        await using var bench = await SyncBench.StartAsync(clock, new SyncSettings { Every = TimeSpan.FromHours(6) });
        var schedule = bench.Get<SyncSchedule>();

        await schedule.RunDueAsync(mayStart: true, Token);
        await schedule.RunDueAsync(mayStart: true, Token);
        Assert.Single(bench.Pages);
        Assert.Equal("console", (await bench.Service.StatusAsync(Token)).LastCompleted!.StartedBy);
        clock.Advance(TimeSpan.FromHours(6));
        await schedule.RunDueAsync(mayStart: true, Token);
        Assert.Equal(2, bench.Pages.Count());
    }

    [Fact]
    public async Task With_zero_nothing_begins_by_itself()
    {
        await using var bench = await SyncBench.StartAsync(settings: new SyncSettings { Every = TimeSpan.Zero });

        await bench.Get<SyncSchedule>().RunDueAsync(mayStart: true, Token);

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
        await using var bench = await SyncBench.StartAsync();
        var manager = new Actor("Marek Manager", StaffRole.Manager);

        Assert.Equal(Rights.RefusalCode, (await bench.Service.StartAsync(manager, Token)).Problem?.Code);
        Assert.Equal(Rights.RefusalCode, (await bench.Service.CancelAsync(manager, Token)).Problem?.Code);
        Assert.Null((await bench.Service.StatusAsync(Token)).Running);
    }

    private static bool IsLaterPage(SeenRequest request) => request.Query.Contains("from=", StringComparison.Ordinal);

    /// <summary>Starts a check and abandons it as a killed console does, while the page after <paramref name="afterPages"/> is being read.</summary>
    private static async Task AbandonAsync(SyncBench bench, int afterPages)
    {
        ChangeDesk.Must(await bench.Service.StartAsync(ChangeDesk.Engineer, Token));
        bench.Emulator.Faults.Add(IsLaterPage, Fault.Stall(), skip: afterPages - 1);
        using var killed = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var abandoned = bench.Get<SyncSchedule>().RunDueAsync(mayStart: false, killed.Token);
        for (var tries = 0; bench.Pages.Count() <= afterPages; tries++)
        {
            Assert.True(tries < 600, "The pages were not asked for.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Token);
        }

        await killed.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
    }

    private static SyncRunner BrokenRunner(SyncBench bench) => new(
        LateAnswers.To(nameof(IAuth0Tenant.ListConnectionsAsync), bench.Get<IAuth0Tenant>(), () => throw new InvalidOperationException("A bug.")),
        bench.Get<SyncRuns>(),
        bench.Get<PageComparison>(),
        bench.Get<FindingStore>(),
        bench.Get<TenantPresenceCheck>(),
        bench.Desk.Record.Contexts,
        TimeProvider.System,
        NullLogger<SyncRunner>.Instance);
}
