using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Audit;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Tests.Architecture;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.People;

/// <summary>Every service method that takes the person who acts, found by reflection: a new one cannot be forgotten.</summary>
public sealed partial class RightsTests : ConsolePageTest
{
    private static readonly Actor Manager = new("Marek Novak", StaffRole.Manager);
    private static readonly Actor Engineer = new("Ana Ruiz", StaffRole.Engineer);

    /// <summary>Acts that every role has the right to: one's own sessions and calendar feed.</summary>
    private static readonly string[] ForEverybody =
        ["CalendarFeeds.RenewAsync", "CalendarFeeds.RevokeAsync", "StaffSessions.EndOthersAsync"];

    /// <summary>
    /// Types that write to the database without a right of a person: settling, syncing, seeing, watching, and noting what anybody did.
    /// </summary>
    private static readonly string[] WithoutPerson =
    [
        "Approvals/ApprovalStore", "Approvals/RestoreApprovals", "Approvals/StepUp", "BreakGlass/BreakGlassLinks", "Changes/ChangeJournal",
        "Changes/ConnectionRecordUpdater", "Cutovers/CutoverFollower", "Cutovers/CutoverSettler", "Cutovers/CutoverVisits", "Differences/ChangeAuthors", "Fetching/FetchExceptionAudit", "Intake/FetchTrail", "Inventory/ConnectionReader",
        "Inventory/HealthQuery", "Record/Chain/ChainBeginning", "Record/Chain/ClockWatch", "Record/Chain/HeadKeeper", "Record/ConsoleDbContext", "Record/ExportTrail", "Record/RecordWatch", "Record/RefusalAudit", "Record/Storage/RestoreRecord", "Reminders/AlertPlanner", "Reminders/ContactRenewals", "Reminders/CustomerNotices", "Reminders/Outbox", "Reminders/ReminderPlanner", "SignIns/LogIntake", "SignIns/SignInCounting", "SignIns/Silence/SilenceWatch", "SignIns/TestResults", "Sync/AdoptionPlanner",
        "Sync/PageComparison", "Sync/SyncRunner", "Sync/SyncRuns", "Watch/AutoApplier", "Watch/WatchCheck", "Watch/WatchRunner",
    ];

    [Fact]
    public async Task Every_service_method_that_acts_for_a_person_refuses_one_without_the_right()
    {
        var failures = new List<string>();
        foreach (var method in ActingMethods.All.Where(method => !ForEverybody.Contains(ActingMethods.Name(method))))
        {
            var service = Services.GetRequiredService(method.DeclaringType!);
            var actor = method.DeclaringType == typeof(RecordCheck) ? Engineer : Manager;
            var before = await RowsAsync();

            var problem = await ActingMethods.FindProblemAsync(method, service, actor);

            if (problem?.Code != Rights.RefusalCode || before != await RowsAsync() || Tenant.Requests.Count > 0)
            {
                failures.Add($"{ActingMethods.Name(method)}: {problem?.ToString() ?? "not refused"}");
            }
        }

        Assert.Empty(failures);
        Assert.True(ActingMethods.All.Count >= 20, "The methods were not found.");
    }

    [Fact]
    public void Whatever_writes_to_the_database_takes_the_person_who_acts_or_is_known_to_have_none()
    {
        var folder = Path.Combine(Sources.Root, "src", "SupportConsole.App");
        var acting = ActingMethods.All.Select(act => act.DeclaringType!.Name).ToHashSet();

        var writers = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => Writes().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.ChangeExtension(Path.GetRelativePath(folder, file), null).Replace('\\', '/'))
            .Where(name => !acting.Contains(name.Split('/')[^1].Split('.')[0]))
            .Order();

        Assert.Equal(WithoutPerson, writers);
    }

    [Theory]
    [InlineData(StaffRole.Manager, Policies.ChangeSso, false)]
    [InlineData(StaffRole.Engineer, Policies.ChangeSso, true)]
    [InlineData(StaffRole.Administrator, Policies.ChangeSso, true)]
    [InlineData(StaffRole.Manager, Policies.CheckRecord, true)]
    [InlineData(StaffRole.Engineer, Policies.CheckRecord, false)]
    [InlineData(StaffRole.Administrator, Policies.CheckRecord, true)]
    [InlineData(StaffRole.Manager, Policies.RemoveWithoutLimit, false)]
    [InlineData(StaffRole.Engineer, Policies.RemoveWithoutLimit, false)]
    [InlineData(StaffRole.Administrator, Policies.RemoveWithoutLimit, true)]
    [InlineData((StaffRole)9, Policies.ChangeSso, false)]
    public async Task Each_role_has_the_rights_of_its_policies(StaffRole role, string policy, bool isAllowed)
    {
        var rights = Services.GetRequiredService<Rights>();

        Assert.Equal(isAllowed, await rights.HasAsync(new Actor("Somebody", role), policy));
        Assert.Equal(isAllowed, await rights.FindRefusalAsync(new Actor("Somebody", role), policy) is null);
    }

    /// <summary>The rows of every table but the audit log, where a refusal may stand.</summary>
    private async Task<int> RowsAsync()
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        return await context.Clusters.CountAsync(Token) + await context.Connections.CountAsync(Token) + await context.Drafts.CountAsync(Token)
            + await context.Changes.CountAsync(Token) + await context.Findings.CountAsync(Token) + await context.SyncRuns.CountAsync(Token);
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\b(SaveChangesAsync|ExecuteDeleteAsync|ExecuteUpdateAsync|ExecuteSql\w*)\(")]
    private static partial System.Text.RegularExpressions.Regex Writes();
}
