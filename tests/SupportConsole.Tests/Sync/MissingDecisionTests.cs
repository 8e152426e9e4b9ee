using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Onboarding;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.App.Sync;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Tests.Sync.Support;

namespace SupportConsole.Tests.Sync;

/// <summary>What is no longer in the tenant is retired or made a draft again.</summary>
public sealed class MissingDecisionTests
{
    private static CancellationToken Token => SyncBench.Token;

    [Fact]
    public async Task A_missing_one_is_retired_with_its_history()
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Saml);
        bench.Dashboard.Delete(record.Name.Value);
        await bench.CompletedCheckAsync();

        ChangeDesk.Must(await bench.Get<MissingDecisions>().RetireAsync((await bench.OnlyFindingAsync(FindingKind.Missing)).Id, SyncBench.Decided, Token));

        Assert.Equal(ConnectionState.Retired, (await bench.Desk.ReadAsync(record.Id)).State);
        Assert.Equal("SUP-7", Assert.Single(await bench.AuditAsync("connection.retire")).Ticket);
        Assert.Empty(await bench.FindingsAsync());
        await bench.CompletedCheckAsync();
        Assert.Empty(await bench.FindingsAsync());
    }

    [Theory]
    [InlineData(Protocol.Oidc)]
    [InlineData(Protocol.Saml)]
    public async Task A_missing_one_is_made_a_draft_again_and_created_under_its_name(Protocol protocol)
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(protocol);
        bench.Dashboard.Delete(record.Name.Value);
        await bench.CompletedCheckAsync();

        ChangeDesk.Must(await bench.Get<MissingDecisions>().RecreateAsync((await bench.OnlyFindingAsync(FindingKind.Missing)).Id, SyncBench.Decided, Token));

        var draft = await bench.Desk.ReadAsync(record.Id);
        Assert.Equal((ConnectionState.Draft, null, null), (draft.State, draft.Auth0Id, draft.SeenOptions));
        await using (var context = await bench.Desk.Record.Contexts.CreateDbContextAsync(Token))
        {
            var form = System.Text.Json.JsonSerializer.Deserialize<OnboardingForm>((await context.Drafts.SingleAsync(row => row.ConnectionId == record.Id, Token)).Form)!;
            Assert.Equal((record.Name.Value, record.Settings[ConnectionSettings.ClientId], record.Settings[ConnectionSettings.SignInUrl]), (form.Name, form[ConnectionSettings.ClientId], form[ConnectionSettings.SignInUrl]));
            Assert.Equal(protocol == Protocol.Saml, form.CertificatePem.Length > 0);
            Assert.Empty(OnboardingRules.Check(form));
        }

        Assert.Equal(ChangeState.Confirmed, ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(await bench.Desk.PlanCreateAsync(draft), ChangeDesk.Order())).State);
        await bench.CompletedCheckAsync();
        Assert.Empty(await bench.FindingsAsync());
    }

    [Fact]
    public async Task What_is_there_after_all_is_neither_retired_nor_recreated()
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Saml);
        await using (var context = await bench.Desk.Record.Contexts.CreateDbContextAsync(Token))
        {
            context.Add(new Finding { Id = Guid.NewGuid(), Kind = FindingKind.Missing, Auth0Id = record.Auth0Id!, Name = record.Name, ConnectionId = record.Id, FoundAt = DateTimeOffset.UnixEpoch, SeenAt = DateTimeOffset.UnixEpoch });
            await context.SaveChangesAsync(Token);
        }

        var retired = await bench.Get<MissingDecisions>().RetireAsync((await bench.OnlyFindingAsync(FindingKind.Missing)).Id, SyncBench.Decided, Token);

        Assert.Equal("finding.there-after-all", retired.Problem?.Code);
        Assert.Equal(ConnectionState.ReadyToTest, (await bench.Desk.ReadAsync(record.Id)).State);
        Assert.Empty(await bench.FindingsAsync());
    }
}
