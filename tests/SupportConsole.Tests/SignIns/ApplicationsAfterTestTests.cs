using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Connections.Detail;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.App.SignIns;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.DemoIdp;
using SupportConsole.Federation;
using SupportConsole.Tests.SignIns.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.SignIns;

/// <summary>A connection whose applications wait for a test sign-in: nobody can sign in to them, and yet it isn't switched off.</summary>
public sealed class ApplicationsAfterTestTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_connection_is_enabled_for_the_test_application_alone_and_keeps_what_was_chosen()
    {
        await using var bench = await SignInBench.StartAsync();

        var record = await bench.CreateAsync(Protocol.Oidc, waits: true);

        var test = (await bench.Get<TestApplication>().FindAsync(Token)).Value!;
        Assert.Equal([test.Id], bench.Tenant.Dashboard.EnabledClients(record.Name.Value));
        Assert.Equal((ConnectionState.ReadyToTest, "", bench.Desk.Application), (record.State, record.EnabledApplications, record.WaitingApplications));
        Assert.Equal((Health.SettingUp, "Test sign-in"), await HealthAsync(bench, record));
    }

    [Fact]
    public async Task A_tenant_without_a_test_application_creates_it_for_none_and_it_still_waits()
    {
        await using var bench = await SignInBench.StartAsync(clients: [.. EmulatedClient.Defaults.Where(client => client.Name != TestClient.Name)]);

        var record = await bench.CreateAsync(Protocol.Saml, waits: true);

        Assert.Empty(bench.Tenant.Dashboard.EnabledClients(record.Name.Value));
        Assert.True(record.IsWaitingForTest);
    }

    [Fact]
    public async Task A_test_that_passes_makes_enabling_the_next_step_and_one_change_enables_what_was_chosen()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.CreateAsync(Protocol.Oidc, waits: true);
        await AllowAsync(bench);
        await TestAsync(bench, record);
        var tested = await bench.Desk.ReadAsync(record.Id);
        var health = await HealthAsync(bench, record);

        await bench.EnableAsync(record, bench.Desk.Application, isOn: true);

        Assert.True(tested is { State: ConnectionState.Tested, IsWaitingForTest: true });
        Assert.Equal((Health.SettingUp, "Enable its applications"), health);
        var enabled = await bench.Desk.ReadAsync(record.Id);
        Assert.Equal((ConnectionState.Tested, bench.Desk.Application, ""), (enabled.State, enabled.EnabledApplications, enabled.WaitingApplications));
        Assert.Equal((Health.SettingUp, "Tell the customer they're live"), await HealthAsync(bench, record));
    }

    [Fact]
    public async Task A_test_that_fails_and_a_page_that_reads_Auth0_leave_it_waiting()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.CreateAsync(Protocol.Oidc, waits: true);
        await AllowAsync(bench);
        bench.Idp.Faults = DemoFaults.WrongSecret;

        await TestAsync(bench, record);
        await Of<ConnectionReader>(bench).RefreshAsync(record.Id, Token);

        var read = await bench.Desk.ReadAsync(record.Id);
        Assert.Equal((ConnectionState.ReadyToTest, bench.Desk.Application), (read.State, read.WaitingApplications));
    }

    [Fact]
    public async Task One_that_was_enabled_and_switched_off_later_is_off_and_waits_for_nothing()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.CreateAsync(Protocol.Oidc, waits: true);

        await bench.EnableAsync(record, bench.Desk.Application, isOn: true);
        await bench.EnableAsync(record, bench.Desk.Application, isOn: false);

        var off = await bench.Desk.ReadAsync(record.Id);
        Assert.Equal((ConnectionState.Disabled, false), (off.State, off.IsWaitingForTest));
        Assert.Equal((Health.Off, "Enable an application"), await HealthAsync(bench, record));
    }

    [Fact]
    public async Task It_cannot_be_marked_as_live_while_it_waits_and_afterwards_it_can_without_any_test()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.CreateAsync(Protocol.Oidc, waits: true);
        var live = ConnectionMoves.From(ConnectionState.ReadyToTest, isWaiting: false).Single(move => move.To == ConnectionState.Live);

        var refused = await MoveAsync();
        await bench.EnableAsync(record, bench.Desk.Application, isOn: true);
        var moved = await MoveAsync();

        Assert.Equal("facts.moved", refused.Problem?.Code);
        Assert.True(moved.IsOk);
        Assert.Equal(ConnectionState.Live, (await bench.Desk.ReadAsync(record.Id)).State);

        Task<Result<Done>> MoveAsync() => Of<InternalDetailsService>(bench)
            .MoveAsync(record.Id, ConnectionState.ReadyToTest, live, "Priya uses it", SignInBench.Engineer, Token);
    }

    [Fact]
    public async Task Marking_as_live_can_be_undone_until_users_have_signed_in()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.CreateAsync(Protocol.Oidc);
        await bench.EditAsync(record.Id, row => row.MoveTo(ConnectionState.Live, bench.Clock.GetUtcNow()));
        await using (var context = await bench.Contexts.CreateDbContextAsync(Token))
        {
            context.Add(new SignInEvent { LogId = "1", ConnectionId = record.Id, At = bench.Clock.GetUtcNow(), Succeeded = true, IsTest = false });
            await context.SaveChangesAsync(Token);
        }

        var undone = await Of<InternalDetailsService>(bench)
            .UndoAsync(record.Id, ConnectionState.Live, ConnectionState.ReadyToTest, SignInBench.Engineer, Token);

        Assert.Equal("facts.used", undone.Problem?.Code);
        Assert.Equal(ConnectionState.Live, (await bench.Desk.ReadAsync(record.Id)).State);
    }

    private static T Of<T>(SignInBench bench) => ActivatorUtilities.CreateInstance<T>(bench.Get<IServiceProvider>());

    private static async Task AllowAsync(SignInBench bench)
    {
        var applications = bench.Get<TestApplication>();
        var application = (await applications.FindAsync(Token)).Value!;
        ChangeDesk.Must(await applications.AllowCallbacksAsync(application, applications.CallbacksAt(bench.Console), SignInBench.Engineer));
    }

    private static async Task TestAsync(SignInBench bench, ConnectionRecord record)
    {
        using var browser = new TestBrowser(bench.Console);
        await browser.TestAsync(ChangeDesk.Must(
            await bench.Get<SignInTester>().PrepareAsync(record.Id, bench.Console, SignInBench.Engineer, Token)));
    }

    private static async Task<(Health Value, string Next)> HealthAsync(SignInBench bench, ConnectionRecord record)
    {
        var now = bench.Clock.GetUtcNow();
        var health = (await Of<ConnectionReader>(bench).FindAsync(record.Id, Token))!.Health(now);
        await using var context = await bench.Contexts.CreateDbContextAsync(Token);
        Assert.Equal((await RatedHealth.ReadAsync(context, now, Token))[record.Id], health.Value);
        return (health.Value, health.Next.Words);
    }
}
