using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.Differences;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Auth0;

namespace SupportConsole.App.Sync;

/// <summary>Settings that were changed in Auth0: restore or accept them.</summary>
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
        Restore,
        Accept,
    }

    [Parameter, EditorRequired]
    public Finding Finding { get; set; } = null!;

    [Parameter]
    public EventCallback<FindingDecided> OnDecided { get; set; }

    protected override void OnParametersSet()
    {
        differences = ConnectionComparison.Read(Finding.Differences);
        var seen = Finding.Connection?.SeenOptions;
        secrets = [.. differences.Select(difference => difference.Key).Where(key => OptionsSnapshot.HoldsSecret(seen, key))];
        chosen.IntersectWith(differences.Select(difference => difference.Key));
    }

    private async Task ChooseAsync(Mode to)
    {
        mode = to;
        problem = null;
        plan = null;
        if (to == Mode.Restore)
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

    /// <summary>Plans the chosen fields. Until the plan of the last choice is there, nothing can be sent.</summary>
    private async Task PlanAsync()
    {
        plan = null;
        var choice = ++choices;
        var planned = await decisions.PlanRestoreAsync(Finding.Id, [.. chosen], CancellationToken.None);
        if (choice != choices)
        {
            return;
        }

        problem = planned.Problem;
        plan = planned.IsOk ? planned.Value : null;
        requestKey = Guid.NewGuid();
    }

    private async Task RestoreAsync()
    {
        if (busy || plan is null)
        {
            return;
        }

        busy = true;
        StateHasChanged();
        var applied = await runner.ApplyAsync(plan, new ChangeOrder(await person.GetAsync(), ticket, reason, requestKey));
        busy = false;
        problem = applied.Problem;
        if (applied.IsOk)
        {
            mode = Mode.None;
            plan = null;
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
        var decision = new Decision(await person.GetAsync(), ticket, reason);
        var accepted = await decisions.AcceptAsync(Finding.Id, Finding.Differences, decision, CancellationToken.None);
        busy = false;
        problem = accepted.Problem;
        mode = accepted.IsOk ? Mode.None : mode;
        await OnDecided.InvokeAsync(new FindingDecided(Finding.ConnectionId, Words: accepted.IsOk ? "Changes accepted." : null));
    }
}
