using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Approvals;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Tests.Changes.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Approvals;

/// <summary>One owner for several connections: at once for a few, after another person's approval for many.</summary>
public sealed class OwnerAssignmentTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 28, 10, 0, 0, TimeSpan.Zero));
    private ChangeBench bench = null!;
    private Actor ana = null!;
    private Actor ingrid = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private OwnerAssignments Owners => bench.Record.Services.GetRequiredService<OwnerAssignments>();

    private ApprovalDesk Desk => bench.Record.Services.GetRequiredService<ApprovalDesk>();

    public async ValueTask InitializeAsync()
    {
        bench = await ChangeBench.StartAsync(clock, services: services => services.AddSingleton(new ApprovalSettings()).AddApprovals());
        ana = await SignInAsync("Ana Ruiz", StaffRole.Engineer);
        ingrid = await SignInAsync("Ingrid Solberg", StaffRole.Administrator);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Ten_connections_have_their_owner_at_once_and_each_says_so_in_its_activity()
    {
        var ids = await ConnectionsAsync(10);

        var assigned = await Owners.AssignAsync(ids, ana.Id.ToString(), "", ana, Token);

        Assert.Equal((10, null), (assigned.Value.Count, assigned.Value.Waiting));
        await using var context = await bench.Record.Contexts.CreateDbContextAsync(Token);
        Assert.Equal(10, await context.Connections.CountAsync(record => record.OwnerId == ana.Id.ToString() && record.Owner == "Ana Ruiz", Token));
        var entries = await context.AuditEntries.Where(entry => entry.Action == OwnerAssignments.Action).ToListAsync(Token);
        Assert.Equal("Gave 10 connections to Ana Ruiz.", Assert.Single(entries, entry => entry.Outcome == "done").Summary);
        Assert.Equal(ids.Order(), entries.Where(entry => entry.Outcome == AuditTrail.Part).Select(entry => entry.ConnectionId!.Value).Order());
    }

    [Fact]
    public async Task Eleven_wait_for_another_person_and_change_once_that_person_approves()
    {
        var ids = await ConnectionsAsync(11);

        var assigned = await Owners.AssignAsync(ids, ana.Id.ToString(), "Tomas left.", ana, Token);
        var own = await Desk.ApproveAsync(assigned.Value.Waiting!.Id, ana, Token);
        var before = await OwnedAsync();
        var approved = await Desk.ApproveAsync(assigned.Value.Waiting.Id, ingrid, Token);
        var again = await Desk.ApproveAsync(assigned.Value.Waiting.Id, ingrid, Token);

        Assert.Equal(ApprovalDesk.OwnRequestCode, own.Problem?.Code);
        var after = await OwnedAsync();
        Assert.Equal((0, 11), (before, after));
        Assert.Equal(ApprovalState.Done, approved.Value.State);
        Assert.Equal("approval.closed", again.Problem?.Code);
        await using var context = await bench.Record.Contexts.CreateDbContextAsync(Token);
        var entry = await context.AuditEntries.SingleAsync(row => row.Action == OwnerAssignments.Action && row.Outcome == "done", Token);
        Assert.Equal(("Ingrid Solberg", "Requested by Ana Ruiz: Tomas left."), (entry.Actor, entry.Reason));
    }

    [Fact]
    public async Task A_connection_that_somebody_else_assigned_meanwhile_makes_the_request_outdated()
    {
        var ids = await ConnectionsAsync(11);
        var assigned = await Owners.AssignAsync(ids, ana.Id.ToString(), "Tomas left.", ana, Token);
        await Owners.AssignAsync([ids[0]], ingrid.Id.ToString(), "", ingrid, Token);

        var approved = await Desk.ApproveAsync(assigned.Value.Waiting!.Id, ingrid, Token);

        Assert.Equal("approval.outdated", approved.Problem?.Code);
        Assert.Equal(0, await OwnedAsync());
    }

    [Fact]
    public async Task The_same_request_twice_is_refused_and_one_for_other_connections_is_not()
    {
        var (some, others) = (await ConnectionsAsync(11), await ConnectionsAsync(11, "other"));

        var first = await Owners.AssignAsync(some, ana.Id.ToString(), "Tomas left.", ana, Token);
        var again = await Owners.AssignAsync(some, ana.Id.ToString(), "Tomas left.", ana, Token);
        var second = await Owners.AssignAsync(others, ana.Id.ToString(), "Tomas left.", ana, Token);

        Assert.True(first.IsOk && second.IsOk, second.Problem?.ToString());
        Assert.Equal("approval.exists", again.Problem?.Code);
    }

    [Fact]
    public async Task Many_need_a_reason_and_a_recent_sign_in_and_nobody_can_be_the_owner_who_never_signed_in()
    {
        var ids = await ConnectionsAsync(11);

        var silent = await Owners.AssignAsync(ids, ana.Id.ToString(), " ", ana, Token);
        var stranger = await Owners.AssignAsync(ids, "https://idp.example.com nobody", "Why.", ana, Token);
        var none = await Owners.AssignAsync([], ana.Id.ToString(), "Why.", ana, Token);
        clock.Advance(TimeSpan.FromMinutes(6));
        var late = await Owners.AssignAsync(ids, ana.Id.ToString(), "Why.", ana, Token);

        Assert.Equal(
            ["approval.no-reason", "owner.unknown", "owner.count", StepUp.Code],
            new[] { silent, stranger, none, late }.Select(result => result.Problem?.Code));
        Assert.Equal(0, await OwnedAsync());
    }

    private async Task<int> OwnedAsync()
    {
        await using var context = await bench.Record.Contexts.CreateDbContextAsync(Token);
        return await context.Connections.CountAsync(record => record.OwnerId == ana.Id.ToString(), Token);
    }

    private async Task<List<Guid>> ConnectionsAsync(int count, string name = "acme")
    {
        await using var context = await bench.Record.Contexts.CreateDbContextAsync(Token);
        var cluster = new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = Guid.NewGuid(), Name = "prod", Customer = "Acme" };
        var records = Enumerable.Range(1, count)
            .Select(number => Records.Connection(cluster, $"{name}-{number}", ConnectionState.Live, Protocol.Saml))
            .ToList();
        context.Add(cluster);
        context.AddRange(records);
        await context.SaveChangesAsync(Token);
        return [.. records.Select(record => record.Id)];
    }

    private async Task<Actor> SignInAsync(string name, StaffRole role)
    {
        var actor = new Actor(name, role) { Session = Guid.NewGuid() };
        await using var context = await bench.Record.Contexts.CreateDbContextAsync(Token);
        context.Add(StaffSessionRows.Of(actor, clock.GetUtcNow()));
        context.Add(new StaffMember { Id = actor.Id.ToString(), Name = name, LastSignedInAt = clock.GetUtcNow() });
        await context.SaveChangesAsync(Token);
        return actor;
    }
}
