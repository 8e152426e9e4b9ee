using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.Differences;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Sync;

/// <summary>Settings that were changed elsewhere: field by field, to put back or to accept.</summary>
public sealed partial class ChangedCard(DifferenceDecisions decisions, ChangeRunner runner, ActingPerson person)
{
    private readonly HashSet<string> chosen = [];
    private IReadOnlyList<OptionDifference> differences = [];
    private HashSet<string> secrets = [];
    private Mode mode;
    private ChangePlan? plan;
    private Guid requestKey;
    private Problem? problem;
    private string ticket = "";
    private string reason = "";
    private int choices;
    private bool busy;

    private enum Mode
    {
        None,
        PutBack,
        Accept,
    }

    [Parameter, EditorRequired]
    public Finding Finding { get; set; } = null!;

    [Parameter]
    public EventCallback<FindingDecided> OnDecided { get; set; }

    protected override void OnParametersSet()
    {
        differences = ConnectionComparison.Read(Finding.Differences);
        secrets = [.. differences.Where(difference => OptionsSnapshot.HoldsSecret(Finding.Connection?.SeenOptions, difference.Key)).Select(difference => difference.Key)];
        chosen.IntersectWith(differences.Select(difference => difference.Key));
    }

    private async Task ChooseAsync(Mode to)
    {
        (mode, problem, plan) = (to, null, null);
        if (to == Mode.PutBack)
        {
            chosen.UnionWith(differences.Select(difference => difference.Key).Except(secrets));
            await PlanAsync();
        }
    }

    private async Task ToggleAsync(string key)
    {
        if (!chosen.Remove(key))
        {
            chosen.Add(key);
        }

        await PlanAsync();
    }

    /// <summary>Plans what is chosen; until that is there, there is no plan that could be sent, and the last choice is the one that is planned.</summary>
    private async Task PlanAsync()
    {
        plan = null;
        var asked = ++choices;
        var planned = await decisions.PlanPutBackAsync(Finding.Id, [.. chosen], CancellationToken.None);
        if (asked != choices)
        {
            return;
        }

        (problem, plan, requestKey) = (planned.Problem, planned.IsOk ? planned.Value : null, Guid.NewGuid());
    }

    private async Task PutBackAsync()
    {
        if (busy || plan is null)
        {
            return;
        }

        busy = true;
        StateHasChanged();
        var applied = await runner.ApplyAsync(plan, new ChangeOrder(await person.GetAsync(), ticket, reason, requestKey));
        (problem, busy) = (applied.Problem, false);
        if (applied.IsOk)
        {
            (mode, plan) = (Mode.None, null);
            await OnDecided.InvokeAsync(new FindingDecided(Finding.ConnectionId, applied.Value));
        }
    }

    private async Task AcceptAsync()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        StateHasChanged();
        var accepted = await decisions.AcceptAsync(Finding.Id, Finding.Differences, new Decision(await person.GetAsync(), ticket, reason), CancellationToken.None);
        (problem, busy) = (accepted.Problem, false);
        mode = accepted.IsOk ? Mode.None : mode;
        await OnDecided.InvokeAsync(new FindingDecided(Finding.ConnectionId, Words: accepted.IsOk ? "Accepted: the record holds what Auth0 holds." : null));
    }
}
