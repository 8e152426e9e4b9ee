using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sessions;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.People;

/// <summary>
/// Every acting service method for everybody: nobody, each role, a session that was signed out or ended, and a lowered role. A new method
/// needs a row here.
/// </summary>
public sealed class AccessMatrixTests : ConsolePageTest
{
    private static readonly Dictionary<string, string> Rows = new(StringComparer.Ordinal)
    {
        ["AccountService.ApplyAsync"] = Policies.ChangeSso,
        ["ApprovalDesk.ApproveAsync"] = Policies.ChangeSso,
        ["ApprovalDesk.RejectAsync"] = Policies.ChangeSso,
        ["ApprovalDesk.RequestRemovalAsync"] = Policies.ChangeSso,
        ["ApprovalDesk.RequestRestoreAsync"] = Policies.RemoveWithoutLimit,
        ["AutoApplyRules.RemoveAsync"] = Policies.ChangeSso,
        ["AutoApplyRules.SetAsync"] = Policies.ChangeSso,
        ["BackupOnDemand.TakeAsync"] = Policies.ChangeSso,
        ["CalendarFeeds.RenewAsync"] = Policies.SignedIn,
        ["CalendarFeeds.RevokeAsync"] = Policies.SignedIn,
        ["ChangeRunner.ApplyAsync"] = Policies.ChangeSso,
        ["ClusterImportService.ApplyAsync"] = Policies.ChangeSso,
        ["ClusterService.AddAsync"] = Policies.ChangeSso,
        ["ClusterService.SaveAsync"] = Policies.ChangeSso,
        ["ContactConfirmation.AskAsync"] = Policies.ChangeSso,
        ["CutoverLinks.CreateAsync"] = Policies.ChangeSso,
        ["CutoverLinks.RevokeAsync"] = Policies.ChangeSso,
        ["CutoverPlans.AgreeAsync"] = Policies.ChangeSso,
        ["CutoverPlans.ApplyAsync"] = Policies.ChangeSso,
        ["CutoverPlans.CancelAsync"] = Policies.ChangeSso,
        ["CutoverPlans.MoveAsync"] = Policies.ChangeSso,
        ["CutoverPlans.PlanAsync"] = Policies.ChangeSso,
        ["DeadlineActs.AcknowledgeAsync"] = Policies.ChangeSso,
        ["DeadlineActs.AssignAsync"] = Policies.ChangeSso,
        ["DeadlineActs.ReopenAsync"] = Policies.ChangeSso,
        ["DeadlineActs.SnoozeAsync"] = Policies.ChangeSso,
        ["DifferenceDecisions.AcceptAsync"] = Policies.ChangeSso,
        ["DraftService.DiscardAsync"] = Policies.ChangeSso,
        ["DraftService.HandOverAsync"] = Policies.ChangeSso,
        ["DraftService.SaveAsync"] = Policies.ChangeSso,
        ["DraftService.StartAsync"] = Policies.ChangeSso,
        ["DraftService.UndoHandOverAsync"] = Policies.ChangeSso,
        ["EntitlementRecorder.RecordAsync"] = Policies.ChangeSso,
        ["IdentityProviderLookup.LookAtIssuerAsync"] = Policies.ChangeSso,
        ["IdentityProviderLookup.LookAtMetadataAsync"] = Policies.ChangeSso,
        ["IncomparableSecrets.GiveUpAsync"] = Policies.RemoveWithoutLimit,
        ["InternalDetailsService.MoveAsync"] = Policies.ChangeSso,
        ["InternalDetailsService.SaveAsync"] = Policies.ChangeSso,
        ["InternalDetailsService.SetExpiryAsync"] = Policies.ChangeSso,
        ["InternalDetailsService.UndoAsync"] = Policies.ChangeSso,
        ["MissingDecisions.RecreateAsync"] = Policies.ChangeSso,
        ["MissingDecisions.RetireAsync"] = Policies.ChangeSso,
        ["OutboxActs.CancelAsync"] = Policies.ChangeSso,
        ["OutboxActs.SendAgainAsync"] = Policies.ChangeSso,
        ["OutboxActs.TestAsync"] = Policies.ChangeSso,
        ["OwnerAssignments.AssignAsync"] = Policies.ChangeSso,
        ["RecordCheck.CheckAsync"] = Policies.CheckRecord,
        ["SecretCheck.AskAsync"] = Policies.ChangeSso,
        ["SessionList.ListAllAsync"] = Policies.ManageSessions,
        ["SignInTester.PrepareAsync"] = Policies.ChangeSso,
        ["StaffSessions.EndAsync"] = Policies.ManageSessions,
        ["StaffSessions.EndOthersAsync"] = Policies.SignedIn,
        ["SyncService.CancelAsync"] = Policies.ChangeSso,
        ["SyncService.IgnoreAsync"] = Policies.ChangeSso,
        ["SyncService.StartAsync"] = Policies.ChangeSso,
        ["SyncService.StopIgnoringAsync"] = Policies.ChangeSso,
        ["TemplateEditor.ResetAsync"] = Policies.EditMessages,
        ["TemplateEditor.RestoreAsync"] = Policies.EditMessages,
        ["TemplateEditor.SaveAsync"] = Policies.EditMessages,
        ["TestApplication.AllowCallbacksAsync"] = Policies.ChangeSso,
        ["TestApplication.CreateAsync"] = Policies.ChangeSso,
        ["TestLinks.CreateAsync"] = Policies.ChangeSso,
        ["TestLinks.RevokeAsync"] = Policies.ChangeSso,
        ["WatchService.CheckNowAsync"] = Policies.ChangeSso,
        ["WatchService.DismissAsync"] = Policies.ChangeSso,
        ["WatchService.SwitchAsync"] = Policies.ChangeSso,
    };

    private StaffSessions Sessions => Services.GetRequiredService<StaffSessions>();

    [Fact]
    public void Every_acting_method_has_a_row_and_every_row_its_method()
    {
        var methods = ActingMethods.All.Select(ActingMethods.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Equal("", string.Join(' ', methods.Except(Rows.Keys)));
        Assert.Equal("", string.Join(' ', Rows.Keys.Except(methods)));
        Assert.True(Rows.Count >= 20, "Fewer than 20 acts are covered.");
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("signed out")]
    [InlineData("ended")]
    [InlineData("lowered")]
    [InlineData("ReadOnly")]
    [InlineData("Manager")]
    [InlineData("Engineer")]
    [InlineData("Administrator")]
    public async Task Nobody_does_what_their_session_and_role_do_not_allow_and_nothing_happens(string who)
    {
        var (actor, role) = await SignInAsync(who);
        var wrong = new List<string>();
        foreach (var method in ActingMethods.All.Where(method => role is null || !IsAllowed(Rows[ActingMethods.Name(method)], role.Value)))
        {
            var before = await StateAsync();
            var problem = await ActingMethods.FindProblemAsync(method, Services.GetRequiredService(method.DeclaringType!), actor);
            var expected = role is null ? ISessionCheck.EndedCode : Rights.RefusalCode;
            if (problem?.Code != expected || await StateAsync() != before)
            {
                wrong.Add($"{ActingMethods.Name(method)}: {problem?.ToString() ?? "not refused"}");
            }
        }

        Assert.Empty(wrong);
        Assert.Empty(Tenant.Requests);
        await AssertRefusalsAsync(actor);
    }

    [Theory]
    [InlineData("ReadOnly")]
    [InlineData("Manager")]
    [InlineData("Engineer")]
    [InlineData("Administrator")]
    public async Task Everybody_gets_past_the_check_to_what_their_role_allows(string who)
    {
        var (actor, role) = await SignInAsync(who);
        var refused = new List<string>();
        foreach (var method in ActingMethods.All.Where(method => IsAllowed(Rows[ActingMethods.Name(method)], role!.Value)))
        {
            try
            {
                var service = Services.GetRequiredService(method.DeclaringType!);
                var problem = await ActingMethods.FindProblemAsync(method, service, actor).WaitAsync(TimeSpan.FromSeconds(30), Token);
                refused.AddRange(problem?.Code is Rights.RefusalCode or ISessionCheck.EndedCode ? [ActingMethods.Name(method)] : []);
            }
            catch (Exception exception) when (exception is not TimeoutException)
            {
                // Behind the check the empty objects break what reads them.
            }
        }

        Assert.Empty(refused);
    }

    private static bool IsAllowed(string policy, StaffRole role) => policy switch
    {
        Policies.SignedIn => true,
        Policies.ChangeSso => role is StaffRole.Engineer or StaffRole.Administrator,
        Policies.CheckRecord => role is StaffRole.Manager or StaffRole.Administrator,
        _ => role is StaffRole.Administrator,
    };

    /// <returns>The person as an open page knows them, and the role that they have by now; null for no open session.</returns>
    private async Task<(Actor Actor, StaffRole? Role)> SignInAsync(string who)
    {
        var known = Enum.TryParse<StaffRole>(who, out var role);
        role = known ? role : StaffRole.Administrator;
        var actor = new Actor("Ingrid Solberg", role) { Id = new PersonId("https://idp.example.com", "u-1") };
        if (who == "nobody")
        {
            return (actor with { Session = Guid.NewGuid() }, null);
        }

        var started = await Sessions.StartAsync(new NewSession(actor, SessionKind.Staff), Token);
        actor = started.Session.ToActor();
        switch (who)
        {
            case "signed out":
                await Sessions.EndAsync(row => row.Id == actor.Session, SessionEnd.SignedOut, by: null, Token);
                return (actor, null);
            case "ended":
                await Sessions.EndAsync(row => row.Id == actor.Session, SessionEnd.ByAdministrator, Actor.Console, Token);
                return (actor, null);
            case "lowered":
                await Sessions.SetRoleAsync(started.Session.Id, StaffRole.ReadOnly, [], null, Token);
                return (actor, StaffRole.ReadOnly);
            default:
                return (actor, role);
        }
    }

    private Task<string> StateAsync() =>
        RecordState.OfAsync(Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>(), Token);

    /// <summary>Each refused act is in the audit once, however often it was tried within the minute.</summary>
    private async Task AssertRefusalsAsync(Actor actor)
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        var refused = await context.AuditEntries.Where(entry => entry.Outcome == "refused").ToListAsync(Token);

        Assert.All(refused, entry => Assert.Equal(actor.Id.ToString(), entry.ActorId));
        Assert.Equal(refused.Count, refused.DistinctBy(entry => (entry.Action, entry.Subject)).Count());
    }
}
