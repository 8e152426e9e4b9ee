using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Connections.Detail;

/// <summary>Edits a connection's settings as Auth0 holds them now. What was typed survives every refusal.</summary>
public sealed partial class ConnectionSettingsPage(
    ConnectionSettingsService settings,
    NavigationManager navigation,
    ActingPerson person)
{
    private SettingsForm? form;
    private SettingsPlan? plan;
    private Problem? problem;
    private IReadOnlyDictionary<string, Problem> problems = new Dictionary<string, Problem>();
    private bool busy;
    private bool mayChange;

    [Parameter]
    public Guid Id { get; set; }

    private string? Line => form is null ? null : $"{form.Record.Cluster.DisplayName}{(mayChange ? " · from Auth0" : "")}";

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
        plan = null;
        problems = new Dictionary<string, Problem>();
        var opened = await settings.OpenAsync(Id, CancellationToken.None);
        problem = opened.Problem;
        form = opened.IsOk ? opened.Value : null;
    }

    private string Shown(ConnectionSetting setting) => setting.Kind == SettingKind.List
        ? form!.Typed[setting].Replace("\n", ", ", StringComparison.Ordinal)
        : form!.Typed[setting];

    private void Edit(ConnectionSetting setting, string typed)
    {
        form!.Edit(setting, typed);
        Changed();
    }

    private void Changed()
    {
        plan = null;
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
            problem = new Problem(
                problems.Count == 1 ? "One setting needs fixing." : $"{problems.Count} settings need fixing.",
                "Fix the fields marked above, then review again.")
            { NotLost = "What you typed is still here." };
            return;
        }

        var planned = await settings.PlanAsync(form, CancellationToken.None);
        problem = planned.Problem;
        plan = planned.IsOk ? planned.Value : null;
    });

    private Task KeepTheirsAsync(string field) => AloneAsync(async () =>
    {
        form!.KeepTheirs(field);
        plan = null;
        await ReopenAsync();
    });

    private async Task AppliedAsync(AppliedChange applied)
    {
        if (applied.Outcome is not null)
        {
            plan = null;
        }

        if (applied is { Outcome: { State: ChangeState.Confirmed or ChangeState.Unknown } outcome })
        {
            navigation.NavigateTo(ChangeResult.Href(Id, outcome.ChangeId));
        }

        if (applied.IsConfirmed && await settings.OpenAsync(Id, CancellationToken.None) is { IsOk: true } opened)
        {
            form = opened.Value;
        }
    }

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

        busy = true;
        problem = null;
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
