using SupportConsole.App.Changes;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.App.Sync;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Tests.Sync.Support;

namespace SupportConsole.Tests.Sync;

/// <summary>What is adopted: a connection that the console did not make, with what the tenant holds.</summary>
public sealed class AdoptionTests
{
    private static CancellationToken Token => SyncBench.Token;

    [Fact]
    public async Task An_unmanaged_connection_is_adopted_by_the_one_path_with_what_the_tenant_holds()
    {
        await using var bench = await SyncBench.StartAsync();
        bench.MakeInDashboard("made-by-hand", "oidc", bench.Desk.Application);
        await bench.CompletedCheckAsync();
        var finding = await bench.OnlyFindingAsync(FindingKind.Unmanaged);
        var cluster = await bench.Desk.Record.AddClusterAsync();

        var plan = ChangeDesk.Must(await bench.Get<AdoptionPlanner>().PlanAsync(finding.Id, cluster.Id, IdentityProvider.Okta, Token));
        Assert.DoesNotContain(plan.Fields, field => field.After?.Contains("hand-made-secret", StringComparison.Ordinal) == true);
        var outcome = ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(plan, ChangeDesk.Order()));

        Assert.Equal(ChangeState.Confirmed, outcome.State);
        var record = await bench.Desk.ReadAsync(plan.ConnectionId);
        Assert.Equal(("made-by-hand", ConnectionState.Live, "0oa-hand", "openid email"), (record.Name.Value, record.State, record.Settings[ConnectionSettings.ClientId], record.Settings[ConnectionSettings.Scopes]));
        Assert.Equal(bench.Desk.Record.FingerprintKey.Fingerprint("hand-made-secret-Qw12"), record.CredentialFingerprint);
        Assert.Equal(ChangeMarks.Manager, (string?)bench.Dashboard.Find("made-by-hand")!["metadata"]!["managed_by"]);
        Assert.Equal(["intended", "confirmed"], (await bench.Desk.AuditAsync(outcome.ChangeId)).Select(entry => entry.Outcome));
        Assert.Empty(await bench.FindingsAsync());
        await bench.CompletedCheckAsync();
        Assert.Empty(await bench.FindingsAsync());
    }

    [Fact]
    public async Task Adopting_twice_at_once_adopts_once()
    {
        await using var bench = await SyncBench.StartAsync();
        bench.MakeInDashboard("made-by-hand");
        await bench.CompletedCheckAsync();
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
        await using var bench = await SyncBench.StartAsync();
        var draft = await bench.Desk.DraftAsync(Protocol.Oidc);
        await bench.EditRecordAsync(draft.Id, record => record.State = state);
        bench.MakeInDashboard(draft.Name.Value, "oidc", bench.Desk.Application);
        await bench.CompletedCheckAsync();
        var finding = await bench.OnlyFindingAsync(FindingKind.Unmanaged);
        Assert.Equal(draft.Id, (await bench.Get<AdoptionPlanner>().FindSameNameAsync(finding, Token))?.Id);

        var plan = ChangeDesk.Must(await bench.Get<AdoptionPlanner>().PlanAsync(finding.Id, null, IdentityProvider.Okta, Token));
        var outcome = ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(plan, ChangeDesk.Order()));

        Assert.Equal((ChangeState.Confirmed, draft.Id), (outcome.State, plan.ConnectionId));
        var record = await bench.Desk.ReadAsync(draft.Id);
        Assert.Equal((ConnectionState.Live, finding.Auth0Id, "0oa-hand"), (record.State, record.Auth0Id, record.Settings[ConnectionSettings.ClientId]));
        Assert.Empty(await bench.FindingsAsync());
    }

    [Fact]
    public async Task A_connection_deleted_and_made_anew_at_the_dashboard_is_adopted_into_its_record()
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        bench.Dashboard.Delete(record.Name.Value);
        bench.MakeInDashboard(record.Name.Value, "oidc", bench.Desk.Application);
        await bench.CompletedCheckAsync();
        await bench.OnlyFindingAsync(FindingKind.Missing);
        var anew = await bench.OnlyFindingAsync(FindingKind.Unmanaged);

        var plan = ChangeDesk.Must(await bench.Get<AdoptionPlanner>().PlanAsync(anew.Id, null, IdentityProvider.Okta, Token));
        Assert.Equal(ChangeState.Confirmed, ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(plan, ChangeDesk.Order())).State);

        var after = await bench.Desk.ReadAsync(record.Id);
        Assert.Equal(anew.Auth0Id, after.Auth0Id);
        Assert.Equal([CredentialStatus.Previous, CredentialStatus.Current], after.Credentials.OrderBy(credential => credential.SetAt).Select(credential => credential.Status));
        Assert.Empty(await bench.FindingsAsync());
    }
}
