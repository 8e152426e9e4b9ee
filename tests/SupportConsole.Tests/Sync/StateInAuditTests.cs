using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Changes;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Tests.Sync.Support;

namespace SupportConsole.Tests.Sync;

/// <summary>Whatever puts a connection in another state, the audit log says which one it left and which one it is in.</summary>
public sealed class StateInAuditTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task States_that_are_read_back_from_Auth0_stand_in_the_audit_log()
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        var application = new Dictionary<string, bool> { [bench.Desk.Application] = false };

        await ApplyAsync(bench, await bench.Desk.Planner.PlanApplicationsAsync(record.Id, application, Token));
        bench.Dashboard.SetEnabledClients(record.Name.Value, bench.Desk.Application);
        await RefreshAsync(bench, record);
        bench.Dashboard.SetEnabledClients(record.Name.Value);
        await RefreshAsync(bench, record);
        await ApplyAsync(bench, await bench.Desk.Planner.PlanRemoveAsync(record.Id, Token));

        Assert.Equal(
            [
                ("connection.create", "Draft", "Ready to test"),
                ("connection.disable", "Ready to test", "Disabled"),
                ("connection.applications", "Disabled", "Ready to test"),
                ("connection.applications", "Ready to test", "Disabled"),
                ("connection.remove", "Disabled", "Retired"),
            ],
            await MovesAsync(bench, record.Id));
    }

    [Fact]
    public async Task A_change_that_leaves_the_state_as_it_is_says_nothing_about_it()
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);

        await ApplyAsync(bench, await bench.Desk.Planner.PlanRotateSecretAsync(record.Id, ChangeDesk.NextSecret, null, Token));

        Assert.Equal("connection.create", Assert.Single(await MovesAsync(bench, record.Id)).Action);
    }

    private static async Task<IReadOnlyList<(string Action, string? Before, string? After)>> MovesAsync(SyncBench bench, Guid id)
    {
        await using var context = await bench.Desk.Record.Contexts.CreateDbContextAsync(Token);
        var entries = await context.AuditEntries.Where(entry => entry.ConnectionId == id).OrderBy(entry => entry.Id).ToListAsync(Token);
        return
        [
            .. entries.Select(entry => (entry.Action, Before: StateOf(entry.Before), After: StateOf(entry.After)))
                .Where(move => move.After is not null),
        ];
    }

    private static string? StateOf(string fields) => (string?)JsonNode.Parse(fields)!["state"];

    private static async Task RefreshAsync(SyncBench bench, ConnectionRecord record) => ChangeDesk.Must(
        await ActivatorUtilities.CreateInstance<ConnectionReader>(bench.Get<IServiceProvider>()).RefreshAsync(record.Id, Token));

    private static async Task ApplyAsync(SyncBench bench, Result<ChangePlan> plan) => Assert.Equal(
        ChangeState.Confirmed,
        ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(ChangeDesk.Must(plan), ChangeDesk.Order(ChangeDesk.Administrator))).State);
}
