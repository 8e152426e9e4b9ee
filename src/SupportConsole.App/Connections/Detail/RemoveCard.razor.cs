using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Connections.Detail;

/// <summary>Removes a connection from Auth0, after its name was typed.</summary>
public sealed partial class RemoveCard(ChangePlanner planner, ChangeRunner runner, ActingPerson person, ChangeSettings settings)
{
    private ChangePlan? plan;
    private Guid requestKey;
    private ChangeOutcome? outcome;
    private Problem? problem;
    private string typed = "";
    private string ticket = "";
    private string reason = "";
    private bool busy;

    [Parameter, EditorRequired]
    public ConnectionRecord Record { get; set; } = null!;

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private ChangeSettings Settings => settings;

    private async Task PlanAsync()
    {
        var planned = await planner.PlanRemoveAsync(Record.Id, CancellationToken.None);
        (problem, plan, requestKey, typed) = (planned.Problem, planned.IsOk ? planned.Value : null, Guid.NewGuid(), "");
    }

    private async Task ApplyAsync()
    {
        if (busy || plan is null || typed != Record.Name.Value)
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
