using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Connections.Detail;

/// <summary>Deletes a connection from Auth0 after its name was typed.</summary>
public sealed partial class RemoveCard(ChangePlanner planner, ChangeSettings settings)
{
    private ChangePlan? plan;
    private Problem? problem;
    private string typed = "";

    [Parameter, EditorRequired]
    public ConnectionRecord Record { get; set; } = null!;

    [Parameter]
    public EventCallback<ChangeOutcome> OnChanged { get; set; }

    private ChangeSettings Settings => settings;

    private Problem? Obstacle => typed == Record.Name.Value ? null : new Problem($"Type {Record.Name} to confirm.", "");

    private async Task PlanAsync()
    {
        var planned = await planner.PlanRemoveAsync(Record.Id, CancellationToken.None);
        problem = planned.Problem;
        plan = planned.IsOk ? planned.Value : null;
        typed = "";
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
