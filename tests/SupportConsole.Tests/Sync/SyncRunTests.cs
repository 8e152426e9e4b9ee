using SupportConsole.App.Changes;
using SupportConsole.App.Differences;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.App.Sync;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Tests.Changes.Support;
using SupportConsole.Tests.Sync.Support;

namespace SupportConsole.Tests.Sync;

/// <summary>What a comparison of the whole tenant with the record finds, and what it must not.</summary>
public sealed class SyncRunTests
{
    private static CancellationToken Token => SyncBench.Token;

    [Fact]
    public async Task What_agrees_gives_no_finding_and_is_confirmed_with_its_time()
    {
        await using var bench = await SyncBench.StartAsync();
        var (oidc, saml) = (await bench.Desk.CreatedAsync(Protocol.Oidc), await bench.Desk.CreatedAsync(Protocol.Saml));

        var run = await bench.CompletedCheckAsync();

        Assert.Empty(await bench.FindingsAsync());
        Assert.Equal((2, 1), (run.Compared, run.Calls));
        Assert.True((await bench.Desk.ReadAsync(oidc.Id)).SeenAt > oidc.SeenAt);
        Assert.True((await bench.Desk.ReadAsync(saml.Id)).SeenAt > saml.SeenAt);
    }

    [Fact]
    public async Task Unmanaged_changed_and_missing_ones_are_found_and_drafts_are_none_of_them()
    {
        await using var bench = await SyncBench.StartAsync();
        var (changed, gone) = (await bench.Desk.CreatedAsync(Protocol.Oidc), await bench.Desk.CreatedAsync(Protocol.Saml));
        await bench.Desk.DraftAsync(Protocol.Oidc);
        bench.MakeInDashboard("made-by-hand");
        bench.MakeInDashboard("users", "auth0");
        bench.Dashboard.EditOptions(changed.Name.Value, options => (options["scope"], options["client_secret"]) = ("openid", "changed-at-the-dashboard"));
        bench.Dashboard.Delete(gone.Name.Value);

        var run = await bench.CompletedCheckAsync();

        var findings = await bench.FindingsAsync();
        Assert.Equal("made-by-hand", (await bench.OnlyFindingAsync(FindingKind.Unmanaged)).Name.Value);
        var drift = await bench.OnlyFindingAsync(FindingKind.Changed);
        Assert.Equal(changed.Id, drift.ConnectionId);
        Assert.Equal(["client_secret", "scope"], ConnectionComparison.Read(drift.Differences).Select(difference => difference.Key));
        Assert.DoesNotContain("changed-at-the-dashboard", drift.Differences, StringComparison.Ordinal);
        Assert.Equal(gone.Id, (await bench.OnlyFindingAsync(FindingKind.Missing)).ConnectionId);
        Assert.Equal(3, findings.Count);
        Assert.Equal(3, run.Calls);
        Assert.Equal("unknown", Assert.Single(await bench.AuditAsync("connection.changed-elsewhere")).Actor);
        Assert.Single(await bench.AuditAsync("connection.gone-elsewhere"));
    }

    [Fact]
    public async Task A_finding_goes_when_the_two_agree_again_and_is_on_record_once()
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        bench.MakeInDashboard("made-by-hand");
        bench.Dashboard.EditOptions(record.Name.Value, options => options["scope"] = "openid");
        await bench.CompletedCheckAsync();
        await bench.CompletedCheckAsync();
        Assert.Single(await bench.AuditAsync("connection.changed-elsewhere"));
        bench.Dashboard.EditOptions(record.Name.Value, options => options["scope"] = record.Settings[ConnectionSettings.Scopes]);
        bench.Dashboard.Delete("made-by-hand");

        await bench.CompletedCheckAsync();

        Assert.Empty(await bench.FindingsAsync());
    }

    [Fact]
    public async Task What_the_console_does_between_a_page_and_its_comparison_is_no_finding()
    {
        await using var bench = await SyncBench.StartAsync();
        var (edited, removed, drafted) = (await bench.Desk.CreatedAsync(Protocol.Oidc), await bench.Desk.CreatedAsync(Protocol.Saml), await bench.Desk.DraftAsync(Protocol.Saml));
        var edit = ChangeDesk.Must(await bench.Desk.Planner.PlanSettingsAsync(edited.Id, new OptionsEdit().Set("scope", "openid"), Token));
        var remove = ChangeDesk.Must(await bench.Desk.Planner.PlanRemoveAsync(removed.Id, Token));
        var create = await bench.Desk.PlanCreateAsync(drafted);

        await bench.CheckAsync(async () =>
        {
            foreach (var plan in new[] { edit, remove, create })
            {
                Assert.Equal(ChangeState.Confirmed, ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(plan, ChangeDesk.Order())).State);
            }
        });

        Assert.Empty(await bench.FindingsAsync());
        Assert.Equal("openid", (await bench.Desk.ReadAsync(edited.Id)).Settings[ConnectionSettings.Scopes]);
        await bench.CompletedCheckAsync();
        Assert.Empty(await bench.FindingsAsync());
    }

    [Fact]
    public async Task What_the_console_does_while_a_page_is_opened_or_a_decision_made_is_no_finding_and_not_undone()
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        var edit = ChangeDesk.Must(await bench.Desk.Planner.PlanSettingsAsync(record.Id, new OptionsEdit().Set("scope", "openid"), Token));
        var page = new ConnectionReader(bench.Desk.Record.Contexts, Late(edit), bench.Get<ConnectionRecordUpdater>(), bench.Get<FindingStore>(), bench.Desk.Record.FingerprintKey, TimeProvider.System);
        Assert.Empty(ChangeDesk.Must(await page.RefreshAsync(record.Id, Token)).Outside);
        Assert.Empty(await bench.FindingsAsync());

        bench.Dashboard.EditOptions(record.Name.Value, options => options["scope"] = "openid email");
        await bench.CompletedCheckAsync();
        var finding = await bench.OnlyFindingAsync(FindingKind.Changed);
        var back = ChangeDesk.Must(await bench.Get<DifferenceDecisions>().PlanRestoreAsync(finding.Id, ["scope"], Token));
        var decisions = new DifferenceDecisions(bench.Desk.Record.Contexts, Late(back), bench.Desk.Planner, bench.Get<ConnectionRecordUpdater>(), bench.Get<FindingStore>(), bench.Get<Rights>(), TimeProvider.System);
        Assert.Equal("finding.busy", (await decisions.AcceptAsync(finding.Id, finding.Differences, new Decision(ChangeDesk.Engineer, "SUP-7", ""), Token)).Problem?.Code);

        Assert.Empty(await bench.FindingsAsync());
        Assert.Equal("openid", (await bench.Desk.ReadAsync(record.Id)).Settings[ConnectionSettings.Scopes]);

        IAuth0Tenant Late(ChangePlan plan) => LateAnswers.To(
            nameof(IAuth0Tenant.GetConnectionAsync), bench.Get<IAuth0Tenant>(),
            async () => Assert.Equal(ChangeState.Confirmed, ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(plan, ChangeDesk.Order())).State));
    }

    [Fact]
    public async Task A_change_that_is_not_settled_is_left_alone()
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        bench.Dashboard.EditOptions(record.Name.Value, options => options["scope"] = "openid");
        await bench.Desk.Journal.OpenAsync(ChangeDesk.Must(await bench.Desk.Planner.PlanRemoveAsync(record.Id, Token)), ChangeDesk.Order(), Token);

        await bench.CompletedCheckAsync();
        Assert.Empty(await bench.FindingsAsync());
        bench.Dashboard.Delete(record.Name.Value);
        await bench.CompletedCheckAsync();

        Assert.Empty(await bench.FindingsAsync());
    }

    [Fact]
    public async Task A_connection_that_no_page_showed_is_looked_for_before_it_is_believed_missing()
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        bench.Emulator.Faults.Add(request => request.Query.Contains("take=100", StringComparison.Ordinal), Fault.Body(200, "application/json", """{"connections":[]}"""));

        var run = await bench.CompletedCheckAsync();

        Assert.Equal((0, 2), (run.Compared, run.Calls));
        Assert.Empty(await bench.FindingsAsync());
        Assert.Equal(ConnectionState.ReadyToTest, (await bench.Desk.ReadAsync(record.Id)).State);
    }

    [Fact]
    public async Task Another_tenant_is_not_taken_for_one_that_lost_its_connections()
    {
        await using var bench = await SyncBench.StartAsync();
        for (var number = 0; number < 21; number++)
        {
            bench.Dashboard.Delete((await bench.Desk.CreatedAsync(Protocol.Oidc)).Name.Value);
        }

        var run = await bench.CheckAsync();

        Assert.Equal(SyncRunState.Stopped, run.State);
        Assert.Contains("Auth0:Domain", run.Problem, StringComparison.Ordinal);
        Assert.Empty(await bench.FindingsAsync());
    }

    [Fact]
    public async Task Where_options_are_not_shown_nothing_is_concluded_of_settings_and_it_is_said()
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        bench.Dashboard.EditOptions(record.Name.Value, options => options["scope"] = "openid");
        await bench.CompletedCheckAsync();
        bench.Dashboard.Scopes = [.. EmulatorScopes.All.Where(scope => scope != "read:connections_options")];
        bench.Dashboard.RevokeTokens();

        var run = await bench.CompletedCheckAsync();

        Assert.Equal(1, run.Unreadable);
        await bench.OnlyFindingAsync(FindingKind.Changed);
    }

    [Fact]
    public async Task What_was_changed_elsewhere_is_not_agreed_to_by_changing_something_else()
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Saml);
        bench.Dashboard.EditOptions(record.Name.Value, options => options["signInEndpoint"] = "https://evil.example/sso");

        var rotated = ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(ChangeDesk.Must(await bench.Desk.Planner.PlanRotateCertificateAsync(record.Id, bench.Desk.NextCertificate, Token)), ChangeDesk.Order()));

        Assert.Equal(ChangeState.Confirmed, rotated.State);
        Assert.Equal("signInEndpoint", Assert.Single(ConnectionComparison.Read((await bench.OnlyFindingAsync(FindingKind.Changed)).Differences)).Key);
        var after = await bench.Desk.ReadAsync(record.Id);
        Assert.Equal((record.Settings[ConnectionSettings.SignInUrl], bench.Desk.NextCertificate.Sha256.Hex), (after.Settings[ConnectionSettings.SignInUrl], after.CredentialFingerprint));
        await bench.CompletedCheckAsync();
        await bench.OnlyFindingAsync(FindingKind.Changed);
    }
}
