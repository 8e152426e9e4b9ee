using Microsoft.AspNetCore.Components;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Sync;

/// <summary>A connection that is missing in Auth0: retire it, or turn it into a draft.</summary>
public sealed partial class MissingCard(MissingDecisions decisions, ActingPerson person, NavigationManager navigation)
{
    private bool? recreates;
    private bool isOidc;
    private Problem? problem;
    private string ticket = "";
    private string reason = "";
    private bool busy;

    [Parameter, EditorRequired]
    public Finding Finding { get; set; } = null!;

    [Parameter]
    public EventCallback<FindingDecided> OnDecided { get; set; }

    protected override void OnParametersSet() => isOidc = Finding.Connection?.Protocol == Protocol.Oidc;

    private async Task DecideAsync()
    {
        if (busy || recreates is not { } asDraft)
        {
            return;
        }

        busy = true;
        StateHasChanged();
        var decision = new Decision(await person.GetAsync(), ticket, reason);
        var decided = asDraft
            ? await decisions.RecreateAsync(Finding.Id, decision, CancellationToken.None)
            : await decisions.RetireAsync(Finding.Id, decision, CancellationToken.None);
        busy = false;
        problem = decided.Problem;
        if (!decided.IsOk)
        {
            await OnDecided.InvokeAsync(new FindingDecided(Finding.ConnectionId));
        }
        else if (asDraft)
        {
            navigation.NavigateTo($"/onboard/{decided.Value}");
        }
        else
        {
            await OnDecided.InvokeAsync(new FindingDecided(decided.Value, Words: $"{Finding.Name} was retired."));
        }
    }
}
