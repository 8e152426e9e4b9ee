using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Changes;
using SupportConsole.App.Connections.Detail;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.App.SignIns;
using SupportConsole.App.Sync;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Tests.Clusters.Support;
using SupportConsole.Tests.SignIns.Support;
using SupportConsole.Tests.Sync.Support;

namespace SupportConsole.Tests.Clusters;

/// <summary>The report of a past day says what the record said on that day, whatever happened to a connection since.</summary>
public sealed class StateReplayTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_whose_applications_wait_for_a_test_is_set_up_until_somebody_disables_them()
    {
        await using var bench = await SignInBench.StartAsync();
        var truth = new PastTruth(bench.Contexts, bench.Clock);
        var record = await bench.CreateAsync(Protocol.Oidc, waits: true);
        await truth.EndDayAsync();
        await TestAsync(bench, record);
        await truth.EndDayAsync();
        await bench.EnableAsync(record, bench.Desk.Application, isOn: true);
        await truth.EndDayAsync();
        await bench.EnableAsync(record, bench.Desk.Application, isOn: false);
        await truth.EndDayAsync();
        await bench.EnableAsync(record, bench.Desk.Application, isOn: true);
        await truth.EndDayAsync();

        await truth.AssertAsync("ReadyToTest", "Tested", "Tested", "Disabled", "ReadyToTest");
    }

    [Fact]
    public async Task One_that_is_enabled_for_the_test_application_alone_is_off()
    {
        await using var bench = await SignInBench.StartAsync();
        var truth = new PastTruth(bench.Contexts, bench.Clock);
        var record = await bench.ReadyAsync(Protocol.Oidc);
        await truth.EndDayAsync();
        await bench.EnableAsync(record, bench.Desk.Application, isOn: false);
        await truth.EndDayAsync();
        var test = (await bench.Get<TestApplication>().FindAsync(Token)).Value!.Id;
        await bench.EnableAsync(record, test, isOn: false);
        await bench.EnableAsync(record, test, isOn: true);
        await truth.EndDayAsync();

        await truth.AssertAsync("ReadyToTest", "Disabled", "Disabled");
    }

    [Fact]
    public async Task A_new_secret_asks_for_another_test_and_a_new_display_name_does_not()
    {
        await using var bench = await SyncBench.StartAsync(clock);
        var truth = Truth(bench);
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        await MoveAsync(bench, record, ConnectionState.ReadyToTest, ConnectionState.Tested);
        await truth.EndDayAsync();
        await ApplyAsync(bench, await bench.Desk.Planner.PlanSettingsAsync(record.Id, new OptionsEdit(), "Acme sign-in", Token));
        await truth.EndDayAsync();
        await ApplyAsync(bench, await bench.Desk.Planner.PlanRotateSecretAsync(record.Id, ChangeDesk.NextSecret, null, Token));
        await truth.EndDayAsync();
        await MoveAsync(bench, record, ConnectionState.ReadyToTest, ConnectionState.Live);
        await truth.EndDayAsync();
        bench.Dashboard.EditOptions(record.Name.Value, options => options["scope"] = "openid");
        await bench.CompletedCheckAsync();
        await ApplyAsync(bench, await bench.Desk.Planner.PlanRestoreAsync(record.Id, ["scope"], Token));
        await truth.EndDayAsync();

        await truth.AssertAsync("Tested", "Tested", "ReadyToTest", "Live", "Live");
    }

    [Fact]
    public async Task A_move_that_is_undone_and_one_that_somebody_made_in_Auth0_are_known()
    {
        await using var bench = await SyncBench.StartAsync(clock);
        var truth = Truth(bench);
        var record = await bench.Desk.CreatedAsync(Protocol.Saml);
        await MoveAsync(bench, record, ConnectionState.ReadyToTest, ConnectionState.Live);
        await truth.EndDayAsync();
        ChangeDesk.Must(await Of<InternalDetailsService>(bench)
            .UndoAsync(record.Id, ConnectionState.Live, ConnectionState.ReadyToTest, ChangeDesk.Engineer, Token));
        await truth.EndDayAsync();
        bench.Dashboard.SetEnabledClients(record.Name.Value);
        ChangeDesk.Must(await Of<ConnectionReader>(bench).RefreshAsync(record.Id, Token));
        await truth.EndDayAsync();
        bench.Dashboard.SetEnabledClients(record.Name.Value, bench.Desk.Application);
        ChangeDesk.Must(await Of<ConnectionReader>(bench).RefreshAsync(record.Id, Token));
        await truth.EndDayAsync();

        await truth.AssertAsync("Live", "ReadyToTest", "Disabled", "ReadyToTest");
    }

    [Fact]
    public async Task An_adopted_one_is_known_with_its_applications_also_where_Auth0_refused_the_mark()
    {
        await using var bench = await SyncBench.StartAsync(clock);
        var truth = Truth(bench);
        var (application, other) = (bench.Desk.Application, bench.Emulator.Options.Clients[1].ClientId);
        await bench.Desk.Record.AddClusterAsync();
        bench.MakeInDashboard("made-by-hand", "oidc", application, other);
        await truth.EndDayAsync();
        bench.Emulator.Faults.Add("PATCH", "/api/v2/connections/", Fault.Status(400, "Payload validation error", "invalid_body"));
        var id = await AdoptAsync(bench, ChangeState.Refused);
        bench.Emulator.Faults.Clear();
        await truth.EndDayAsync();
        await EnableAsync(bench, id, application, isOn: false);
        await truth.EndDayAsync();
        await EnableAsync(bench, id, other, isOn: false);
        await truth.EndDayAsync();
        await EnableAsync(bench, id, other, isOn: true);
        await truth.EndDayAsync();

        await truth.AssertAsync("None", "Live", "Live", "Disabled", "ReadyToTest");
    }

    [Fact]
    public async Task One_that_was_adopted_without_an_application_is_off_and_marking_it_again_changes_nothing()
    {
        await using var bench = await SyncBench.StartAsync(clock);
        var truth = Truth(bench);
        await bench.Desk.Record.AddClusterAsync();
        bench.MakeInDashboard("made-by-hand");
        var id = await AdoptAsync(bench, ChangeState.Confirmed);
        await truth.EndDayAsync();
        await ApplyAsync(bench, await bench.Desk.Planner.PlanAdoptAsync(id, Token));
        await truth.EndDayAsync();

        await truth.AssertAsync("Disabled", "Disabled");
    }

    [Fact]
    public async Task One_that_was_deleted_in_Auth0_starts_again_and_a_removed_one_gives_its_cluster_to_the_next()
    {
        await using var bench = await SyncBench.StartAsync(clock);
        var truth = Truth(bench);
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        await MoveAsync(bench, record, ConnectionState.ReadyToTest, ConnectionState.Live);
        await truth.EndDayAsync();
        bench.Dashboard.Delete(record.Name.Value);
        await bench.CompletedCheckAsync();
        var missing = await bench.OnlyFindingAsync(FindingKind.Missing);
        ChangeDesk.Must(await bench.Get<MissingDecisions>().RecreateAsync(missing.Id, SyncBench.Decided, Token));
        await truth.EndDayAsync();
        await ApplyAsync(bench, Result<ChangePlan>.Of(await bench.Desk.PlanCreateAsync(await bench.Desk.ReadAsync(record.Id))));
        await truth.EndDayAsync();
        await EnableAsync(bench, record.Id, bench.Desk.Application, isOn: false);
        await truth.EndDayAsync();
        await ApplyAsync(bench, await bench.Desk.Planner.PlanRemoveAsync(record.Id, Token));
        await truth.EndDayAsync();
        bench.MakeInDashboard(record.Name.Value, "oidc", bench.Desk.Application);
        await AdoptAsync(bench, ChangeState.Confirmed);
        await truth.EndDayAsync();

        await truth.AssertAsync("Live", "Draft", "ReadyToTest", "Disabled", "None", "Live");
    }

    private static T Of<T>(SyncBench bench) => ActivatorUtilities.CreateInstance<T>(bench.Get<IServiceProvider>());

    private PastTruth Truth(SyncBench bench) => new(bench.Desk.Record.Contexts, clock);

    private static async Task MoveAsync(SyncBench bench, ConnectionRecord record, ConnectionState from, ConnectionState to) =>
        ChangeDesk.Must(await Of<InternalDetailsService>(bench).MoveAsync(record.Id, from,
            ConnectionMoves.From(from, isWaiting: false).Single(move => move.To == to), "Priya signed in", ChangeDesk.Engineer, Token));

    private static async Task EnableAsync(SyncBench bench, Guid id, string application, bool isOn) =>
        await ApplyAsync(
            bench,
            await bench.Desk.Planner.PlanApplicationsAsync(id, new Dictionary<string, bool> { [application] = isOn }, Token));

    private static async Task ApplyAsync(SyncBench bench, Result<ChangePlan> plan) => Assert.Equal(
        ChangeState.Confirmed,
        ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(ChangeDesk.Must(plan), ChangeDesk.Order())).State);

    private static async Task<Guid> AdoptAsync(SyncBench bench, ChangeState outcome)
    {
        await bench.CompletedCheckAsync();
        var finding = await bench.OnlyFindingAsync(FindingKind.Unmanaged);
        await using var context = await bench.Desk.Record.Contexts.CreateDbContextAsync(Token);
        var cluster = context.Clusters.Single().Id;
        var plan = ChangeDesk.Must(await bench.Get<AdoptionPlanner>().PlanAsync(finding.Id, cluster, IdentityProvider.Okta, Token));
        Assert.Equal(outcome, ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(plan, ChangeDesk.Order())).State);
        return plan.ConnectionId;
    }

    private static async Task TestAsync(SignInBench bench, ConnectionRecord record)
    {
        var applications = bench.Get<TestApplication>();
        var application = (await applications.FindAsync(Token)).Value!;
        ChangeDesk.Must(await applications.AllowCallbacksAsync(application, applications.CallbacksAt(bench.Console), SignInBench.Engineer));
        using var browser = new TestBrowser(bench.Console);
        await browser.TestAsync(ChangeDesk.Must(
            await bench.Get<SignInTester>().PrepareAsync(record.Id, bench.Console, SignInBench.Engineer, Token)));
    }
}
