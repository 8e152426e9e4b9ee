using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.App.SignIns;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Tests.SignIns.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.SignIns;

/// <summary>The tenant's application for test sign-ins: created, allowed to come back here, and never one of the customers'.</summary>
public sealed class TestApplicationTests
{
    private static readonly IReadOnlyList<EmulatedClient> NoTestApplication = [.. EmulatedClient.Defaults.Where(client => client.Name != TestClient.Name)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_missing_application_is_created_public_with_our_callback_and_recorded_before_and_after()
    {
        await using var bench = await SignInBench.StartAsync(clients: NoTestApplication);
        var applications = bench.Get<TestApplication>();

        var before = await applications.FindAsync(Token);
        var created = ChangeDesk.Must(await applications.CreateAsync(applications.CallbacksAt(bench.Console), SignInBench.Engineer));
        var client = bench.Tenant.Dashboard.FindClient(created.Id)!;

        Assert.True(before.IsOk);
        Assert.Null(before.Value);
        Assert.Equal(("spa", "none"), ((string?)client["app_type"], (string?)client["token_endpoint_auth_method"]));
        Assert.Equal(new Uri(bench.Console, "/connection-test/callback").AbsoluteUri, (string?)client["callbacks"]![0]);
        Assert.Equal(["started", "done"], await OutcomesAsync(bench, "application.create"));
    }

    [Fact]
    public async Task Two_presses_of_the_button_create_one_application()
    {
        await using var bench = await SignInBench.StartAsync(clients: NoTestApplication);
        var applications = bench.Get<TestApplication>();
        var callbacks = applications.CallbacksAt(bench.Console);

        var created = await Task.WhenAll(
            applications.CreateAsync(callbacks, SignInBench.Engineer),
            applications.CreateAsync(callbacks, SignInBench.Engineer));

        Assert.Equal(ChangeDesk.Must(created[0]).Id, ChangeDesk.Must(created[1]).Id);
        Assert.Single(bench.Tenant.Requests, request => request.Method == "POST" && request.Path.EndsWith("/clients", StringComparison.Ordinal));
        Assert.Equal(["started", "done"], await OutcomesAsync(bench, "application.create"));
    }

    [Fact]
    public async Task Without_the_scope_the_page_learns_what_to_grant_or_to_do_by_hand()
    {
        await using var bench = await SignInBench.StartAsync(EmulatorScopes.Without("create:clients"), NoTestApplication);
        var applications = bench.Get<TestApplication>();

        var refused = await applications.CreateAsync(applications.CallbacksAt(bench.Console), SignInBench.Engineer);

        Assert.Contains("lacks the scope create:clients", refused.Problem!.What, StringComparison.Ordinal);
        Assert.Contains("/connection-test/callback", refused.Problem.Cure, StringComparison.Ordinal);
        Assert.Equal(["started", "failed"], await OutcomesAsync(bench, "application.create"));
    }

    [Fact]
    public async Task An_application_that_does_not_send_browsers_back_here_is_no_good_until_our_callback_is_added_to_its_others()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.CreateAsync(Protocol.Oidc);
        var applications = bench.Get<TestApplication>();
        var application = (await applications.FindAsync(Token)).Value!;
        var callbacks = applications.CallbacksAt(bench.Console);
        ChangeDesk.Must(await applications.AllowCallbacksAsync(application, ["https://another-console.example.com/callback"], SignInBench.Engineer));

        var missing = await applications.FindMissingCallbacksAsync(application, callbacks, Token);
        var refused = await bench.Get<SignInTester>().PrepareAsync(record.Id, bench.Console, SignInBench.Engineer, Token);
        ChangeDesk.Must(await applications.AllowCallbacksAsync(application, callbacks, SignInBench.Engineer));
        var prepared = await bench.Get<SignInTester>().PrepareAsync(record.Id, bench.Console, SignInBench.Engineer, Token);

        Assert.Equal(callbacks, missing.Value);
        Assert.Equal("sign-in.callback", refused.Problem?.Code);
        Assert.True(prepared.IsOk);
        var allowed = bench.Tenant.Dashboard.FindClient(application.Id)!["callbacks"]!.AsArray().Select(callback => (string?)callback);
        Assert.Equal(["https://another-console.example.com/callback", .. callbacks], allowed);
    }

    [Fact]
    public async Task A_connection_that_is_enabled_for_the_test_application_alone_is_off()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.ReadyAsync(Protocol.Oidc);

        await bench.EnableAsync(record, bench.Desk.Application, isOn: false);
        var off = await bench.Desk.ReadAsync(record.Id);
        await bench.EnableAsync(record, bench.Desk.Application, isOn: true);
        var on = await bench.Desk.ReadAsync(record.Id);

        Assert.Equal((ConnectionState.Disabled, ""), (off.State, off.EnabledApplications));
        Assert.Equal(Health.Off, await HealthAsync(bench, record));
        Assert.Equal(bench.Desk.Application, on.EnabledApplications);
    }

    [Fact]
    public async Task Disabling_the_last_application_of_customers_warns_although_the_test_application_stays()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.ReadyAsync(Protocol.Oidc);

        var plan = ChangeDesk.Must(await bench.Desk.Planner.PlanApplicationsAsync(
            record.Id,
            new Dictionary<string, bool> { [bench.Desk.Application] = false },
            Token));

        Assert.Contains("Nobody will be able to sign in", Assert.Single(plan.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_counted_the_application_before_it_was_known_no_longer_does()
    {
        await using var bench = await SignInBench.StartAsync();
        var record = await bench.CreateAsync(Protocol.Oidc);
        var test = bench.Tenant.Options.Clients.Single(client => client.Name == TestClient.Name).ClientId;
        await bench.EditAsync(record.Id, row => row.EnabledApplications = test);

        await bench.Get<TestApplication>().FindAsync(Token);

        var read = await bench.Desk.ReadAsync(record.Id);
        Assert.Equal(("", ConnectionState.Disabled), (read.EnabledApplications, read.State));
        await using var context = await bench.Contexts.CreateDbContextAsync(Token);
        var moved = Assert.Single(await context.AuditEntries.Where(entry => entry.Action == "connection.state").ToListAsync(Token));
        Assert.Equal((record.Id, """{"state":"Ready to test"}""", """{"state":"Disabled"}"""), (moved.ConnectionId, moved.Before, moved.After));
    }

    private static async Task<Health> HealthAsync(SignInBench bench, ConnectionRecord record)
    {
        await bench.EnableAsync(record, bench.Desk.Application, isOn: false);
        await using var context = await bench.Contexts.CreateDbContextAsync(Token);
        return (await RatedHealth.ReadAsync(context, bench.Clock.GetUtcNow(), Token))[record.Id];
    }

    private static async Task<IReadOnlyList<string>> OutcomesAsync(SignInBench bench, string action)
    {
        await using var context = await bench.Contexts.CreateDbContextAsync(Token);
        return await context.AuditEntries.Where(entry => entry.Action == action).OrderBy(entry => entry.Id).Select(entry => entry.Outcome).ToListAsync(Token);
    }
}
