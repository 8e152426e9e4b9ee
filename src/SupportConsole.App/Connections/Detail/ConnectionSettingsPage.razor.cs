using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Connections.Detail;

/// <summary>Edits a connection's settings: as Auth0 holds them just then, reviewed before they are sent. What was typed survives every refusal.</summary>
public sealed partial class ConnectionSettingsPage(ConnectionSettingsService settings, ChangeRunner runner, ActingPerson person)
{
    private SettingsForm? form;
    private SettingsPlan? plan;
    private Guid requestKey;
    private ChangeOutcome? outcome;
    private Problem? problem;
    private IReadOnlyDictionary<string, Problem> problems = new Dictionary<string, Problem>();
    private string ticket = "";
    private string reason = "";
    private bool busy;
    private bool mayChange;

    [Parameter]
    public Guid Id { get; set; }

    private string? Line => form is null ? null
        : mayChange ? $"{form.Record.Cluster.DisplayName} · as read from Auth0 at {form.ReadAt:HH:mm:ss} UTC"
        : $"{form.Record.Cluster.DisplayName} · You have read-only access";

    protected override async Task OnParametersSetAsync()
    {
        if (form?.Record.Id != Id)
        {
            mayChange = await person.HasAsync(Policies.ChangeSso);
            await OpenAsync();
        }
    }

    private async Task OpenAsync()
    {
        (problem, plan, outcome, problems) = (null, null, null, new Dictionary<string, Problem>());
        var opened = await settings.OpenAsync(Id, CancellationToken.None);
        (problem, form) = (opened.Problem, opened.IsOk ? opened.Value : null);
    }

    private string Shown(ConnectionSetting setting) => setting.Kind == SettingKind.List
        ? form!.Typed[setting].Replace("\n", ", ", StringComparison.Ordinal)
        : form!.Typed[setting];

    private void Edit(ConnectionSetting setting, string typed)
    {
        form!.Edit(setting, typed);
        Changed();
    }

    /// <summary>A plan is of what was typed when it was made.</summary>
    private void Changed()
    {
        (plan, outcome) = (null, null);
        if (problems.Count > 0)
        {
            problems = form!.Check();
        }
    }

    private Task ReviewAsync() => AloneAsync(async () =>
    {
        problems = form!.Check();
        if (problems.Count > 0)
        {
            problem = new Problem($"{problems.Count} {(problems.Count == 1 ? "thing stands" : "things stand")} in the way: {string.Join(" ", problems.Values.Select(each => each.What).Distinct())}", "Mend what is marked above, then review again.") { NotLost = "What you typed is still here." };
            return;
        }

        var planned = await settings.PlanAsync(form, CancellationToken.None);
        (problem, plan, requestKey) = (planned.Problem, planned.IsOk ? planned.Value : null, Guid.NewGuid());
    });

    private Task KeepTheirsAsync(string field) => AloneAsync(async () =>
    {
        form!.KeepTheirs(field);
        plan = null;
        await ReopenAsync();
    });

    private Task SaveAsync() => AloneAsync(async () =>
    {
        var applied = await runner.ApplyAsync(plan!.Plan, new ChangeOrder(await person.GetAsync(), ticket, reason, requestKey));
        (problem, outcome) = (applied.Problem, applied.IsOk ? applied.Value : null);
        if (outcome is not null)
        {
            plan = null;
        }

        if (outcome is { State: ChangeState.Confirmed } && await settings.OpenAsync(Id, CancellationToken.None) is { IsOk: true } opened)
        {
            (form, reason) = (opened.Value, "");
        }
    });

    /// <summary>Reads what Auth0 holds now, with what was typed kept over it.</summary>
    private async Task ReopenAsync()
    {
        var opened = await settings.OpenAsync(Id, CancellationToken.None);
        problem = opened.Problem;
        if (opened.IsOk)
        {
            form!.CarryOverTo(opened.Value);
            form = opened.Value;
        }
    }

    private async Task AloneAsync(Func<Task> act)
    {
        if (busy || form is null)
        {
            return;
        }

        (busy, problem) = (true, null);
        StateHasChanged();
        try
        {
            await act();
        }
        finally
        {
            busy = false;
        }
    }
}
