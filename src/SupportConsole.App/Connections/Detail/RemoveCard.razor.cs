using Microsoft.AspNetCore.Components;
using SupportConsole.App.Approvals;
using SupportConsole.App.Changes;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Connections.Detail;

/// <summary>Deletes a connection from Auth0 after its name was typed, or requests another person's approval for that.</summary>
public sealed partial class RemoveCard(
    ChangePlanner planner,
    ChangeSettings settings,
    ApprovalSettings approvals,
    ApprovalStore store,
    ApprovalDesk desk,
    ActingPerson person)
{
    private ChangePlan? plan;
    private Approval? request;
    private Problem? problem;
    private string typed = "";
    private string ticket = "";
    private string reason = "";
    private bool busy;

    [Parameter, EditorRequired]
    public ConnectionRecord Record { get; set; } = null!;

    [Parameter]
    public EventCallback<ChangeOutcome> OnChanged { get; set; }

    private ChangeSettings Settings => settings;

    private Problem? Obstacle => typed == Record.Name.Value ? null : new Problem($"Type {Record.Name} to confirm.", "");

    private bool NeedsApproval => approvals.RemoveConnection;

    protected override async Task OnParametersSetAsync()
    {
        if (NeedsApproval)
        {
            request = await store.FindOpenAsync(ApprovalAct.RemoveConnection, Record.Name.Value, CancellationToken.None);
        }
    }

    private async Task PlanAsync()
    {
        var planned = await planner.PlanRemoveAsync(Record.Id, CancellationToken.None);
        problem = planned.Problem;
        plan = planned.IsOk ? planned.Value : null;
        typed = "";
    }

    private async Task RequestAsync()
    {
        if (busy)
        {
            return;
        }

        problem = Obstacle;
        if (problem is not null)
        {
            return;
        }

        busy = true;
        var requested = await desk.RequestRemovalAsync(Record.Id, ticket, reason, await person.GetAsync(), CancellationToken.None);
        problem = requested.Problem;
        request = requested.IsOk ? requested.Value : null;
        busy = false;
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
