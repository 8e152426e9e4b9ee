using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Connections.Detail;

public sealed partial class ApplicationsCard(ConnectionReader pages, ChangePlanner planner)
{
    private IReadOnlyList<TenantApplication>? applications;
    private HashSet<string> enabled = [];
    private IReadOnlyList<string> waiting = [];
    private ChangePlan? plan;
    private Problem? problem;

    [Parameter, EditorRequired]
    public ConnectionRecord Record { get; set; } = null!;

    /// <summary>The ticket to suggest.</summary>
    [Parameter]
    public string Ticket { get; set; } = "";

    [Parameter]
    public EventCallback<ChangeOutcome> OnChanged { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        enabled = [.. Record.EnabledApplications.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        waiting = Record.WaitingApplications.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (applications is null)
        {
            var listed = await pages.ApplicationsAsync(CancellationToken.None);
            problem = listed.Problem;
            applications = listed.IsOk ? listed.Value : [.. enabled.Select(id => new TenantApplication(id, id, null))];
        }
    }

    private string NameOf(string id) => applications?.FirstOrDefault(application => application.Id == id)?.Name ?? id;

    private string WaitingNames => string.Join(" and ", waiting.Select(NameOf));

    private string WaitingWords => Record.State == ConnectionState.Tested
        ? $"The test sign-in passed. {WaitingNames} can be enabled now."
        : Record.IsWaitingForTest ? $"{WaitingNames} will be enabled after a test sign-in that passes."
        : $"Also chosen, not enabled yet: {WaitingNames}.";

    private string Action => plan is { Kind: ChangeKind.Enable } ? "Enable" : "Disable";

    private string Consequence(ChangePlan planned) => planned.Kind == ChangeKind.Enable
        ? $"{Record.Cluster.DisplayName}'s users can sign in to {NameOf(planned.Applications.Keys.First())} immediately."
        : $"{Record.Cluster.DisplayName}'s users won't be able to sign in to {NameOf(planned.Applications.Keys.First())}. Current sessions stay open.";

    private async Task PlanAsync(string application, bool enable)
    {
        var planned = await planner.PlanApplicationsAsync(
            Record.Id,
            new Dictionary<string, bool> { [application] = enable },
            CancellationToken.None);
        problem = planned.Problem;
        plan = planned.IsOk ? planned.Value : null;
    }

    private async Task<ChangePlan?> PlanWaitingAsync()
    {
        var planned = await planner.PlanApplicationsAsync(
            Record.Id,
            waiting.ToDictionary(id => id, _ => true),
            CancellationToken.None);
        problem = planned.Problem;
        return planned.IsOk ? planned.Value : null;
    }

    private async Task AppliedAsync(AppliedChange applied)
    {
        if (applied.Outcome is not null)
        {
            plan = null;
            await OnChanged.InvokeAsync(applied.Outcome);
        }
    }
}
