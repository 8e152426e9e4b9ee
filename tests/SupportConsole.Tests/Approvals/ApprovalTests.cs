using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Approvals;
using SupportConsole.App.Changes;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Tests.Auth0.Support;
using SupportConsole.Tests.Changes.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Approvals;

/// <summary>A removal that waits for another person: who may approve it, when, and how often it happens.</summary>
public sealed class ApprovalTests : IAsyncLifetime
{
    private readonly SkippingClock clock = new(TimeSpan.FromSeconds(20));
    private ChangeBench bench = null!;
    private Actor ana = null!;
    private Actor ingrid = null!;
    private Actor tomas = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ApprovalDesk Desk => bench.Record.Services.GetRequiredService<ApprovalDesk>();

    private ApprovalStore Store => bench.Record.Services.GetRequiredService<ApprovalStore>();

    public async ValueTask InitializeAsync()
    {
        bench = await ChangeBench.StartAsync(clock, services: services => services.AddSingleton(new ApprovalSettings()).AddApprovals());
        ana = await SignInAsync("Ana Ruiz", StaffRole.Engineer);
        ingrid = await SignInAsync("Ingrid Solberg", StaffRole.Administrator);
        tomas = await SignInAsync("Tomas Lind", StaffRole.Administrator);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Another_person_approves_and_the_removal_happens_once_with_both_names_on_record()
    {
        var record = await bench.CreatedAsync(Protocol.Saml);
        var request = await RequestAsync(record);
        Assert.Equal(0, Deletions());

        var approved = await Desk.ApproveAsync(request.Id, ingrid, Token);

        Assert.True(approved.IsOk, approved.Problem?.ToString());
        Assert.Equal(ApprovalState.Done, approved.Value.State);
        Assert.Equal(1, Deletions());
        var change = Assert.Single(await bench.ChangesAsync(record.Id), row => row.Kind == ChangeKind.Remove);
        Assert.Equal("Ingrid Solberg", change.Actor);
        Assert.Contains("Requested by Ana Ruiz", change.Reason, StringComparison.Ordinal);
        Assert.Equal([("Ana Ruiz", "approval.request"), ("Ingrid Solberg", "approval.approve")], await AuditAsync("approval."));
    }

    [Fact]
    public async Task Nobody_approves_their_own_request_and_nobody_with_read_only_access_approves_at_all()
    {
        var manager = await SignInAsync("Marek Novak", StaffRole.Manager);
        var request = await RequestAsync(await bench.CreatedAsync(Protocol.Saml));

        var own = await Desk.ApproveAsync(request.Id, ana, Token);
        var readOnly = await Desk.ApproveAsync(request.Id, manager, Token);

        Assert.Equal(ApprovalDesk.OwnRequestCode, own.Problem?.Code);
        Assert.Equal(Rights.RefusalCode, readOnly.Problem?.Code);
        Assert.Equal(ApprovalState.Waiting, (await Store.FindAsync(request.Id, Token))!.State);
        Assert.Equal(0, Deletions());
    }

    [Fact]
    public async Task Without_an_approval_the_runner_refuses_a_removal_whoever_calls_it()
    {
        var record = await bench.CreatedAsync(Protocol.Saml);
        var plan = ChangeBench.Must(await bench.Planner.PlanRemoveAsync(record.Id, Token));
        var waiting = await RequestAsync(record);

        var without = await bench.Runner.ApplyAsync(plan, ChangeBench.Order(ingrid));
        var unapproved = await bench.Runner.ApplyAsync(plan, ChangeBench.Order(ingrid, waiting.RequestKey));

        Assert.Equal("change.not-approved", without.Problem?.Code);
        Assert.Equal("change.not-approved", unapproved.Problem?.Code);
        Assert.Equal(0, Deletions());
    }

    [Theory]
    [InlineData("in Auth0")]
    [InlineData("removed")]
    public async Task What_changed_since_the_request_is_not_removed(string how)
    {
        var record = await bench.CreatedAsync(Protocol.Saml);
        var request = await RequestAsync(record);
        if (how == "removed")
        {
            bench.Emulator.Dashboard.Delete(record.Auth0Id!.Value);
            await EditAsync(record.Id, row => row.State = ConnectionState.Retired);
        }
        else
        {
            bench.Emulator.Dashboard.EditOptions(record.Auth0Id!.Value, options => options["signInEndpoint"] = "https://other.example/sso");
        }

        var approved = await Desk.ApproveAsync(request.Id, ingrid, Token);

        Assert.Equal("approval.outdated", approved.Problem?.Code);
        Assert.Equal(ApprovalState.Outdated, (await Store.FindAsync(request.Id, Token))!.State);
        Assert.Equal(0, Deletions());
    }

    [Fact]
    public async Task A_clock_that_goes_back_prolongs_no_request()
    {
        var record = await bench.CreatedAsync(Protocol.Saml);
        var request = await RequestAsync(record);
        clock.SetBack(TimeSpan.FromDays(2));
        ana = await SignInAsync("Ana Ruiz", StaffRole.Engineer);
        ingrid = await SignInAsync("Ingrid Solberg", StaffRole.Administrator);

        var approved = await Desk.ApproveAsync(request.Id, ingrid, Token);
        var again = await Desk.RequestRemovalAsync(record.Id, "SUP-2", "The customer left.", ana, Token);
        await Store.ExpireAsync(Token);

        Assert.Equal("approval.closed", approved.Problem?.Code);
        Assert.True(again.IsOk, again.Problem?.ToString());
        Assert.Equal(ApprovalState.Expired, (await Store.FindAsync(request.Id, Token))!.State);
        Assert.Equal(ApprovalState.Waiting, (await Store.FindAsync(again.Value.Id, Token))!.State);
        Assert.Equal(0, Deletions());
    }

    [Fact]
    public async Task A_request_expires_and_can_then_be_made_again()
    {
        var record = await bench.CreatedAsync(Protocol.Saml);
        var request = await RequestAsync(record);
        var twice = await Desk.RequestRemovalAsync(record.Id, "SUP-2", "Again.", ana, Token);
        clock.Advance(TimeSpan.FromDays(1));
        ana = await SignInAsync("Ana Ruiz", StaffRole.Engineer);
        ingrid = await SignInAsync("Ingrid Solberg", StaffRole.Administrator);

        var late = await Desk.ApproveAsync(request.Id, ingrid, Token);
        var again = await Desk.RequestRemovalAsync(record.Id, "SUP-3", "The customer left.", ana, Token);

        Assert.Equal("approval.exists", twice.Problem?.Code);
        Assert.Equal("approval.closed", late.Problem?.Code);
        Assert.True(again.IsOk, again.Problem?.ToString());
        Assert.Equal(0, Deletions());
    }

    [Fact]
    public async Task An_expired_request_is_closed_once_and_the_audit_log_says_so()
    {
        var request = await RequestAsync(await bench.CreatedAsync(Protocol.Saml));
        await Store.ExpireAsync(Token);
        var early = (await Store.FindAsync(request.Id, Token))!.State;
        clock.Advance(TimeSpan.FromDays(1));

        await Store.ExpireAsync(Token);
        await Store.ExpireAsync(Token);

        await using var context = await bench.Record.Contexts.CreateDbContextAsync(Token);
        var entry = await context.AuditEntries.SingleAsync(row => row.Action == "approval.expire", Token);
        Assert.Equal([ApprovalState.Waiting, ApprovalState.Expired], [early, (await Store.FindAsync(request.Id, Token))!.State]);
        Assert.Equal(("console", "refused"), (entry.Actor, entry.Outcome));
        Assert.EndsWith("Nobody decided in time.", entry.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_signed_in_more_than_five_minutes_ago_confirms_it_first()
    {
        var record = await bench.CreatedAsync(Protocol.Saml);
        var request = await RequestAsync(record);
        clock.Advance(TimeSpan.FromMinutes(6));

        var late = await Desk.ApproveAsync(request.Id, ingrid, Token);
        await bench.Record.Services.GetRequiredService<StepUp>().ConfirmAsync(ingrid, Token);
        var confirmed = await Desk.ApproveAsync(request.Id, ingrid, Token);

        Assert.Equal(StepUp.Code, late.Problem?.Code);
        Assert.True(confirmed.IsOk, confirmed.Problem?.ToString());
        Assert.Equal(1, Deletions());
    }

    [Fact]
    public async Task Two_hundred_interleavings_of_two_approvers_are_two_hundred_acts_each_once()
    {
        foreach (var round in Slice.Of(Enumerable.Range(1, 200), 10, nameof(Approvals)))
        {
            ana = await SignInAsync("Ana Ruiz", StaffRole.Engineer);
            ingrid = await SignInAsync("Ingrid Solberg", StaffRole.Administrator);
            tomas = await SignInAsync("Tomas Lind", StaffRole.Administrator);
            var record = await bench.CreatedAsync(Protocol.Saml);
            var request = await RequestAsync(record);
            bench.Emulator.ForgetRequests();
            using var start = new ManualResetEventSlim();
            var decisions = new[] { ingrid, tomas }.Select((actor, index) => Task.Run(async () =>
            {
                start.Wait(Token);
                for (var spin = 0; spin < round * index % 17; spin++)
                {
                    await Task.Yield();
                }

                return await Desk.ApproveAsync(request.Id, actor, Token);
            })).ToList();
            start.Set();
            var outcomes = await Task.WhenAll(decisions);

            Assert.Equal(1, Deletions());
            Assert.Single(await bench.ChangesAsync(record.Id), row => row.Kind == ChangeKind.Remove);
            Assert.Contains(outcomes, outcome => outcome.IsOk);
            Assert.Equal(ApprovalState.Done, (await Store.FindAsync(request.Id, Token))!.State);
        }
    }

    [Fact]
    public async Task A_rejected_or_withdrawn_request_is_closed()
    {
        var rejected = await RequestAsync(await bench.CreatedAsync(Protocol.Saml));
        var withdrawn = await RequestAsync(await bench.CreatedAsync(Protocol.Saml));

        await Desk.RejectAsync(rejected.Id, ingrid, Token);
        await Desk.RejectAsync(withdrawn.Id, ana, Token);

        Assert.Equal(ApprovalState.Rejected, (await Store.FindAsync(rejected.Id, Token))!.State);
        Assert.Equal(ApprovalState.Withdrawn, (await Store.FindAsync(withdrawn.Id, Token))!.State);
        Assert.Equal("approval.closed", (await Desk.ApproveAsync(rejected.Id, tomas, Token)).Problem?.Code);
        Assert.Equal("approval.closed", (await Desk.ApproveAsync(withdrawn.Id, tomas, Token)).Problem?.Code);
        Assert.Equal(0, Deletions());
    }

    private async Task<Approval> RequestAsync(App.Record.ConnectionRecord record)
    {
        var requested = await Desk.RequestRemovalAsync(record.Id, "SUP-1", "The customer left.", ana, Token);
        Assert.True(requested.IsOk, requested.Problem?.ToString());
        return requested.Value;
    }

    private int Deletions() => bench.Emulator.Requests.Count(request => request.Method == "DELETE");

    private async Task<Actor> SignInAsync(string name, StaffRole role)
    {
        var actor = new Actor(name, role) { Session = Guid.NewGuid() };
        await using var context = await bench.Record.Contexts.CreateDbContextAsync(Token);
        context.Add(StaffSessionRows.Of(actor, clock.GetUtcNow()));
        await context.SaveChangesAsync(Token);
        return actor;
    }

    private async Task EditAsync(Guid id, Action<App.Record.ConnectionRecord> edit)
    {
        await using var context = await bench.Record.Contexts.CreateDbContextAsync(Token);
        edit((await context.Connections.FindAsync([id], Token))!);
        await context.SaveChangesAsync(Token);
    }

    private async Task<IEnumerable<(string, string)>> AuditAsync(string action)
    {
        await using var context = await bench.Record.Contexts.CreateDbContextAsync(Token);
        var entries = await context.AuditEntries.Where(entry => entry.Action.StartsWith(action)).OrderBy(entry => entry.Id).ToListAsync(Token);
        return entries.Select(entry => (entry.Actor, entry.Action));
    }
}
