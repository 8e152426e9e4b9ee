using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Changes;
using SupportConsole.App.Connections;
using SupportConsole.App.Onboarding;
using SupportConsole.App.Reconciliation;
using SupportConsole.App.Shell;
using SupportConsole.Auth0;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Tests.Reconciliation.Support;

namespace SupportConsole.Tests.Reconciliation;

/// <summary>What people decide about findings: adopt or ignore, accept or put back, retire or recreate.</summary>
public sealed class DecisionTests
{
    private static readonly Decision Decided = new(ChangeDesk.Engineer, "SUP-7", "Agreed with the customer.");

    private static CancellationToken Token => SweepBench.Token;

    [Fact]
    public async Task An_unmanaged_connection_is_adopted_by_the_one_path_with_what_the_tenant_holds()
    {
        await using var bench = await SweepBench.StartAsync();
        bench.MakeInDashboard("made-by-hand", "oidc", bench.Desk.Application);
        await bench.WholeSweepAsync();
        var finding = await bench.OnlyFindingAsync(FindingKind.Unmanaged);
        var cluster = await bench.Desk.Record.AddClusterAsync();

        var plan = ChangeDesk.Must(await bench.Get<AdoptionPlanner>().PlanAsync(finding.Id, cluster.Id, IdentityProvider.Okta, Token));
        Assert.DoesNotContain(plan.Fields, field => field.After?.Contains("hand-made-secret", StringComparison.Ordinal) == true);
        var outcome = ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(plan, ChangeDesk.Order()));

        Assert.Equal(ChangeState.Confirmed, outcome.State);
        var record = await bench.Desk.ReadAsync(plan.ConnectionId);
        Assert.Equal(("made-by-hand", ConnectionState.Live, "0oa-hand", "openid email"), (record.Name.Value, record.State, record.ClientId, record.Scopes));
        Assert.Equal(bench.Desk.Record.FingerprintKey.Fingerprint("hand-made-secret-Qw12"), record.CredentialFingerprint);
        Assert.Equal(ChangeMarks.Manager, (string?)bench.Dashboard.Find("made-by-hand")!["metadata"]!["managed_by"]);
        Assert.Equal(["intended", "confirmed"], (await bench.Desk.AuditAsync(outcome.ChangeId)).Select(entry => entry.Outcome));
        Assert.Empty(await bench.FindingsAsync());
        await bench.WholeSweepAsync();
        Assert.Empty(await bench.FindingsAsync());
    }

    [Fact]
    public async Task Adopting_twice_at_once_adopts_once()
    {
        await using var bench = await SweepBench.StartAsync();
        bench.MakeInDashboard("made-by-hand");
        await bench.WholeSweepAsync();
        var finding = await bench.OnlyFindingAsync(FindingKind.Unmanaged);
        var cluster = await bench.Desk.Record.AddClusterAsync();
        var plans = new[]
        {
            ChangeDesk.Must(await bench.Get<AdoptionPlanner>().PlanAsync(finding.Id, cluster.Id, IdentityProvider.Okta, Token)),
            ChangeDesk.Must(await bench.Get<AdoptionPlanner>().PlanAsync(finding.Id, cluster.Id, IdentityProvider.Other, Token)),
        };

        var applied = await Task.WhenAll(plans.Select(plan => Task.Run(() => bench.Desk.Runner.ApplyAsync(plan, ChangeDesk.Order()))));

        Assert.Equal("adopt.adopted", Assert.Single(applied, result => !result.IsOk).Problem!.Code);
        Assert.Equal(ConnectionState.Disabled, (await bench.Desk.ReadAsync(applied.Single(result => result.IsOk) == applied[0] ? plans[0].ConnectionId : plans[1].ConnectionId)).State);
    }

    [Theory]
    [InlineData(ConnectionState.Draft)]
    [InlineData(ConnectionState.Retired)]
    public async Task A_connection_whose_name_the_record_has_already_is_adopted_into_that_record(ConnectionState state)
    {
        await using var bench = await SweepBench.StartAsync();
        var draft = await bench.Desk.DraftAsync(Protocol.Oidc);
        await bench.EditRecordAsync(draft.Id, record => record.State = state);
        bench.MakeInDashboard(draft.Name.Value, "oidc", bench.Desk.Application);
        await bench.WholeSweepAsync();
        var finding = await bench.OnlyFindingAsync(FindingKind.Unmanaged);
        Assert.Equal(draft.Id, (await bench.Get<AdoptionPlanner>().FindSameNameAsync(finding, Token))?.Id);

        var plan = ChangeDesk.Must(await bench.Get<AdoptionPlanner>().PlanAsync(finding.Id, null, IdentityProvider.Okta, Token));
        var outcome = ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(plan, ChangeDesk.Order()));

        Assert.Equal((ChangeState.Confirmed, draft.Id), (outcome.State, plan.ConnectionId));
        var record = await bench.Desk.ReadAsync(draft.Id);
        Assert.Equal((ConnectionState.Live, finding.Auth0Id, "0oa-hand"), (record.State, record.Auth0Id, record.ClientId));
        Assert.Empty(await bench.FindingsAsync());
    }

    [Fact]
    public async Task A_connection_deleted_and_made_anew_at_the_dashboard_is_adopted_into_its_record()
    {
        await using var bench = await SweepBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        bench.Dashboard.Delete(record.Name.Value);
        bench.MakeInDashboard(record.Name.Value, "oidc", bench.Desk.Application);
        await bench.WholeSweepAsync();
        await bench.OnlyFindingAsync(FindingKind.Missing);
        var anew = await bench.OnlyFindingAsync(FindingKind.Unmanaged);

        var plan = ChangeDesk.Must(await bench.Get<AdoptionPlanner>().PlanAsync(anew.Id, null, IdentityProvider.Okta, Token));
        Assert.Equal(ChangeState.Confirmed, ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(plan, ChangeDesk.Order())).State);

        var after = await bench.Desk.ReadAsync(record.Id);
        Assert.Equal(anew.Auth0Id, after.Auth0Id);
        Assert.Equal([CredentialStatus.Former, CredentialStatus.InForce], after.Credentials.OrderBy(credential => credential.SetAt).Select(credential => credential.Status));
        Assert.Empty(await bench.FindingsAsync());
    }

    [Fact]
    public async Task Ignoring_needs_a_reason_says_who_and_when_lasts_and_can_be_undone()
    {
        await using var bench = await SweepBench.StartAsync();
        bench.MakeInDashboard("made-by-hand");
        await bench.WholeSweepAsync();
        var finding = await bench.OnlyFindingAsync(FindingKind.Unmanaged);

        Assert.Equal("finding.no-reason", (await bench.Service.IgnoreAsync(finding.Id, " ", ChangeDesk.Engineer, Token)).Problem?.Code);
        ChangeDesk.Must(await bench.Service.IgnoreAsync(finding.Id, "The staff's own sign-in.", ChangeDesk.Engineer, Token));
        await bench.WholeSweepAsync();
        var ignored = await bench.OnlyFindingAsync(FindingKind.Unmanaged);
        var status = await bench.Service.StatusAsync(Token);
        Assert.Equal(("Erin Engineer", "The staff's own sign-in.", true), (ignored.IgnoredBy, ignored.IgnoreReason, ignored.IgnoredAt is not null));
        Assert.Equal((0, 1), (status.Counts[FindingKind.Unmanaged], status.Ignored));
        ChangeDesk.Must(await bench.Service.StopIgnoringAsync(finding.Id, ChangeDesk.Engineer, Token));

        Assert.Equal(1, (await bench.Service.StatusAsync(Token)).Counts[FindingKind.Unmanaged]);
        Assert.Equal("The staff's own sign-in.", Assert.Single(await bench.AuditAsync("unmanaged.ignore")).Reason);
        Assert.Single(await bench.AuditAsync("unmanaged.stop-ignoring"));
    }

    [Fact]
    public async Task What_was_changed_elsewhere_is_put_back_field_by_field_and_the_rest_accepted()
    {
        await using var bench = await SweepBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        bench.Dashboard.EditOptions(record.Name.Value, options => (options["scope"], options["client_secret"], options["icon_url"]) = ("openid", "changed-Wq77", "https://icons.example/a.svg"));
        await bench.WholeSweepAsync();
        var finding = await bench.OnlyFindingAsync(FindingKind.Changed);

        Assert.Equal("change.secret-not-kept", (await bench.Get<DriftDecisions>().PlanPutBackAsync(finding.Id, ["client_secret"], Token)).Problem?.Code);
        var plan = ChangeDesk.Must(await bench.Get<DriftDecisions>().PlanPutBackAsync(finding.Id, ["scope"], Token));
        Assert.Equal(ChangeState.Confirmed, ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(plan, ChangeDesk.Order())).State);
        var rest = await bench.OnlyFindingAsync(FindingKind.Changed);
        Assert.Equal(["client_secret", "icon_url"], Drift.Read(rest.Differences).Select(difference => difference.Key));
        Assert.Equal("openid profile email", (string?)bench.Desk.OptionsOf(record)["scope"]);
        ChangeDesk.Must(await bench.Get<DriftDecisions>().AcceptAsync(rest.Id, rest.Differences, Decided, Token));

        Assert.Empty(await bench.FindingsAsync());
        Assert.Equal(bench.Desk.Record.FingerprintKey.Fingerprint("changed-Wq77"), (await bench.Desk.ReadAsync(record.Id)).CredentialFingerprint);
        var entry = Assert.Single(await bench.AuditAsync("connection.accept"));
        Assert.Equal(("Erin Engineer", "SUP-7", "Agreed with the customer."), (entry.Actor, entry.Ticket, entry.Reason));
        Assert.Contains("icons.example", entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain("changed-Wq77", entry.After, StringComparison.Ordinal);
        await bench.WholeSweepAsync();
        Assert.Empty(await bench.FindingsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_display_name_changed_elsewhere_is_put_back_and_nothing_else_with_it(bool withAnOption)
    {
        await using var bench = await SweepBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        var agreed = Assert.IsType<string>((string?)bench.Dashboard.Find(record.Name.Value)!["display_name"]);
        bench.Rename(record, "Not Acme");
        bench.Dashboard.EditOptions(record.Name.Value, options => (options["scope"], options["icon_url"]) = ("openid", "https://icons.example/a.svg"));
        await bench.WholeSweepAsync();
        var finding = await bench.OnlyFindingAsync(FindingKind.Changed);
        Assert.Equal([("Display name", agreed, "Not Acme")], Drift.Fields(Drift.Read(finding.Differences)).Take(1).Select(field => (field.Label, field.Before, field.After)));
        Assert.Equal("Display name, icon_url, Scopes", finding.Fields);

        var plan = ChangeDesk.Must(await bench.Get<DriftDecisions>().PlanPutBackAsync(finding.Id, withAnOption ? [Drift.DisplayName, "scope"] : [Drift.DisplayName], Token));
        Assert.Equal(ChangeState.Confirmed, ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(plan, ChangeDesk.Order())).State);

        Assert.Equal(agreed, (string?)bench.Dashboard.Find(record.Name.Value)!["display_name"]);
        Assert.Equal(withAnOption ? "icon_url" : "icon_url, Scopes", (await bench.OnlyFindingAsync(FindingKind.Changed)).Fields);
        await bench.WholeSweepAsync();
        Assert.Equal(withAnOption ? "icon_url" : "icon_url, Scopes", (await bench.OnlyFindingAsync(FindingKind.Changed)).Fields);
    }

    [Theory]
    [InlineData("Not Acme")]
    [InlineData(null)]
    public async Task A_display_name_changed_elsewhere_is_accepted_into_the_record_and_by_nothing_else(string? renamed)
    {
        await using var bench = await SweepBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        await bench.EditRecordAsync(record.Id, row => row.DisplayName = "Acme");
        bench.Rename(record, renamed);
        var unrelated = ChangeDesk.Must(await bench.Get<ChangePlanner>().PlanSettingsAsync(record.Id, new OptionsEdit().Set("scope", "openid"), Token));
        Assert.Equal(ChangeState.Confirmed, ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(unrelated, ChangeDesk.Order())).State);
        Assert.Equal("Acme", (await bench.Desk.ReadAsync(record.Id)).DisplayName);
        var finding = await bench.OnlyFindingAsync(FindingKind.Changed);
        Assert.Equal("Display name", finding.Fields);

        ChangeDesk.Must(await bench.Get<DriftDecisions>().AcceptAsync(finding.Id, finding.Differences, Decided, Token));

        Assert.Equal(renamed ?? record.Name.Value, (await bench.Desk.ReadAsync(record.Id)).DisplayName);
        Assert.Contains(renamed ?? record.Name.Value, Assert.Single(await bench.AuditAsync("connection.accept")).After, StringComparison.Ordinal);
        await bench.WholeSweepAsync();
        Assert.Empty(await bench.FindingsAsync());
    }

    [Fact]
    public async Task A_value_that_holds_a_secret_within_is_never_put_back_as_its_fingerprint()
    {
        await using var bench = await SweepBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        bench.Dashboard.EditOptions(record.Name.Value, options => options["gateway"] = new System.Text.Json.Nodes.JsonObject { ["api_key"] = "inner-Jk31", ["url"] = "https://a.example" });
        await bench.WholeSweepAsync();
        var first = await bench.OnlyFindingAsync(FindingKind.Changed);
        ChangeDesk.Must(await bench.Get<DriftDecisions>().AcceptAsync(first.Id, first.Differences, Decided, Token));
        bench.Dashboard.EditOptions(record.Name.Value, options => options["gateway"]!["url"] = "https://b.example");
        await bench.WholeSweepAsync();

        var planned = await bench.Get<DriftDecisions>().PlanPutBackAsync((await bench.OnlyFindingAsync(FindingKind.Changed)).Id, ["gateway"], Token);

        Assert.Equal("change.secret-not-kept", planned.Problem?.Code);
    }

    [Fact]
    public async Task Only_what_was_shown_is_accepted()
    {
        await using var bench = await SweepBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        bench.Dashboard.EditOptions(record.Name.Value, options => options["scope"] = "openid");
        await bench.WholeSweepAsync();
        var shown = await bench.OnlyFindingAsync(FindingKind.Changed);
        bench.Dashboard.EditOptions(record.Name.Value, options => options["issuer"] = "https://evil.example");

        var accepted = await bench.Get<DriftDecisions>().AcceptAsync(shown.Id, shown.Differences, Decided, Token);

        Assert.Equal("finding.changed-again", accepted.Problem?.Code);
        Assert.Equal(["issuer", "scope"], Drift.Read((await bench.OnlyFindingAsync(FindingKind.Changed)).Differences).Select(difference => difference.Key));
        Assert.Equal(record.SeenOptions, (await bench.Desk.ReadAsync(record.Id)).SeenOptions);
        Assert.Empty(await bench.AuditAsync("connection.accept"));
    }

    [Fact]
    public async Task A_missing_one_is_retired_with_its_history()
    {
        await using var bench = await SweepBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Saml);
        bench.Dashboard.Delete(record.Name.Value);
        await bench.WholeSweepAsync();

        ChangeDesk.Must(await bench.Get<MissingDecisions>().RetireAsync((await bench.OnlyFindingAsync(FindingKind.Missing)).Id, Decided, Token));

        Assert.Equal(ConnectionState.Retired, (await bench.Desk.ReadAsync(record.Id)).State);
        Assert.Equal("SUP-7", Assert.Single(await bench.AuditAsync("connection.retire")).Ticket);
        Assert.Empty(await bench.FindingsAsync());
        await bench.WholeSweepAsync();
        Assert.Empty(await bench.FindingsAsync());
    }

    [Theory]
    [InlineData(Protocol.Oidc)]
    [InlineData(Protocol.Saml)]
    public async Task A_missing_one_is_made_a_draft_again_and_created_under_its_name(Protocol protocol)
    {
        await using var bench = await SweepBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(protocol);
        bench.Dashboard.Delete(record.Name.Value);
        await bench.WholeSweepAsync();

        ChangeDesk.Must(await bench.Get<MissingDecisions>().RecreateAsync((await bench.OnlyFindingAsync(FindingKind.Missing)).Id, Decided, Token));

        var draft = await bench.Desk.ReadAsync(record.Id);
        Assert.Equal((ConnectionState.Draft, null, null), (draft.State, draft.Auth0Id, draft.SeenOptions));
        await using (var context = await bench.Desk.Record.Contexts.CreateDbContextAsync(Token))
        {
            var form = System.Text.Json.JsonSerializer.Deserialize<OnboardingForm>((await context.Drafts.SingleAsync(row => row.ConnectionId == record.Id, Token)).Form)!;
            Assert.Equal((record.Name.Value, record.ClientId, record.SignInUrl), (form.Name, form.ClientId, form.SignInUrl));
            Assert.Equal(protocol == Protocol.Saml, form.CertificatePem.Length > 0);
            Assert.Empty(OnboardingRules.Check(form));
        }

        Assert.Equal(ChangeState.Confirmed, ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(await bench.Desk.PlanCreateAsync(draft), ChangeDesk.Order())).State);
        await bench.WholeSweepAsync();
        Assert.Empty(await bench.FindingsAsync());
    }

    [Fact]
    public async Task What_is_there_after_all_is_neither_retired_nor_recreated()
    {
        await using var bench = await SweepBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Saml);
        await using (var context = await bench.Desk.Record.Contexts.CreateDbContextAsync(Token))
        {
            context.Add(new Finding { Id = Guid.NewGuid(), Kind = FindingKind.Missing, Auth0Id = record.Auth0Id!, Name = record.Name, ConnectionId = record.Id, FoundAt = DateTimeOffset.UnixEpoch, SeenAt = DateTimeOffset.UnixEpoch });
            await context.SaveChangesAsync(Token);
        }

        var retired = await bench.Get<MissingDecisions>().RetireAsync((await bench.OnlyFindingAsync(FindingKind.Missing)).Id, Decided, Token);

        Assert.Equal("finding.there-after-all", retired.Problem?.Code);
        Assert.Equal(ConnectionState.ReadyToTest, (await bench.Desk.ReadAsync(record.Id)).State);
        Assert.Empty(await bench.FindingsAsync());
    }

    [Fact]
    public async Task Those_who_may_only_look_decide_nothing_and_nobody_decides_without_a_ticket()
    {
        await using var bench = await SweepBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Saml);
        bench.MakeInDashboard("made-by-hand");
        bench.Dashboard.Delete(record.Name.Value);
        await bench.WholeSweepAsync();
        var missing = (await bench.OnlyFindingAsync(FindingKind.Missing)).Id;
        var manager = new Actor("Marek Manager", StaffRole.Manager);

        Assert.Equal("reconcile.not-allowed", (await bench.Get<MissingDecisions>().RetireAsync(missing, Decided with { Actor = manager }, Token)).Problem?.Code);
        Assert.Equal("reconcile.no-ticket", (await bench.Get<MissingDecisions>().RecreateAsync(missing, Decided with { Ticket = " " }, Token)).Problem?.Code);
        Assert.Equal("reconcile.not-allowed", (await bench.Service.IgnoreAsync((await bench.OnlyFindingAsync(FindingKind.Unmanaged)).Id, "None of ours.", manager, Token)).Problem?.Code);
        Assert.Equal(2, (await bench.FindingsAsync()).Count);
    }
}
