using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.Inventory;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Connections.Detail;

/// <summary>For which applications a connection is enabled; enabling and disabling is a change like any other.</summary>
public sealed partial class ApplicationsCard(ConnectionReader pages, ChangePlanner planner, ChangeRunner runner, ActingPerson person)
{
    private IReadOnlyList<TenantApplication>? applications;
    private HashSet<string> enabled = [];
    private ChangePlan? plan;
    private Guid requestKey;
    private ChangeOutcome? outcome;
    private Problem? problem;
    private string ticket = "";
    private string reason = "";
    private bool busy;

    [Parameter, EditorRequired]
    public ConnectionRecord Record { get; set; } = null!;

    [Parameter]
    public EventCallback OnChanged { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        enabled = [.. Record.EnabledApplications.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        if (applications is null)
        {
            var listed = await pages.ApplicationsAsync(CancellationToken.None);
            problem = listed.Problem;
            applications = listed.IsOk ? listed.Value : [.. enabled.Select(id => new TenantApplication(id, id, null))];
        }
    }

    private string NameOf(string id) => applications?.FirstOrDefault(application => application.Id == id)?.Name ?? id;

    /// <summary>What it does to whom.</summary>
    private string Consequence(ChangePlan planned) => planned.Kind == ChangeKind.Enable
        ? $"People of {Record.Cluster.DisplayName} can sign in to {NameOf(planned.Applications.Keys.First())} through {Record.Name} at once."
        : $"Nobody at {Record.Cluster.DisplayName} can sign in to {NameOf(planned.Applications.Keys.First())} through {Record.Name} from then on. Who is signed in stays so until the session ends.";

    private async Task PlanAsync(string application, bool enable)
    {
        (problem, outcome) = (null, null);
        var planned = await planner.PlanApplicationsAsync(Record.Id, new Dictionary<string, bool> { [application] = enable }, CancellationToken.None);
        problem = planned.Problem;
        plan = planned.IsOk ? planned.Value : null;
        requestKey = Guid.NewGuid();
    }

    private async Task ApplyAsync()
    {
        if (busy || plan is null)
        {
            return;
        }

        busy = true;
        StateHasChanged();
        var applied = await runner.ApplyAsync(plan, new ChangeOrder(await person.GetAsync(), ticket, reason, requestKey));
        (problem, outcome, busy) = (applied.Problem, applied.IsOk ? applied.Value : null, false);
        if (applied.IsOk)
        {
            plan = null;
            await OnChanged.InvokeAsync();
        }
    }
}
