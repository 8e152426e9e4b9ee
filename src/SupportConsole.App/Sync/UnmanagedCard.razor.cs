using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Sync;

/// <summary>A connection that is not managed here: adopt it, or ignore it for a reason.</summary>
public sealed partial class UnmanagedCard(SyncService sync, AdoptionPlanner adoption, ChangeRunner runner, ActingPerson person)
{
    private static readonly Option<IdentityProvider>[] Providers =
        [.. IdentityProviderCatalogue.All.Select(guide => new Option<IdentityProvider>(guide.Provider, guide.DisplayName))];

    private ConnectionRecord? same;
    private Cluster? cluster;
    private IdentityProvider provider = IdentityProvider.Other;
    private ChangePlan? plan;
    private Guid requestKey;
    private Problem? problem;
    private string ticket = "";
    private string reason = "";
    private string ignoreReason = "";
    private bool busy;

    [Parameter, EditorRequired]
    public Finding Finding { get; set; } = null!;

    [Parameter]
    public EventCallback<FindingDecided> OnDecided { get; set; }

    protected override async Task OnInitializedAsync()
    {
        same = await adoption.FindSameNameAsync(Finding, CancellationToken.None);
        provider = same?.IdentityProvider ?? Finding.Strategy switch
        {
            "okta" => IdentityProvider.Okta,
            "waad" => IdentityProvider.EntraId,
            "adfs" => IdentityProvider.AdFs,
            "google-apps" => IdentityProvider.GoogleWorkspace,
            "pingfederate" => IdentityProvider.PingFederate,
            _ => IdentityProvider.Other,
        };
    }

    private void Choose(Cluster? chosen)
    {
        cluster = chosen;
        plan = null;
    }

    private void ProviderChanged(IdentityProvider chosen)
    {
        plan = null;
        provider = chosen;
    }

    private Task PlanAsync() => DoAsync(async () =>
    {
        var planned = await adoption.PlanAsync(Finding.Id, cluster?.Id, provider, CancellationToken.None);
        problem = planned.Problem;
        plan = planned.IsOk ? planned.Value : null;
        requestKey = Guid.NewGuid();
    });

    private Task AdoptAsync() => DoAsync(async () =>
    {
        var adopted = await runner.ApplyAsync(plan!, new ChangeOrder(await person.GetAsync(), ticket, reason, requestKey));
        problem = adopted.Problem;
        if (adopted.IsOk)
        {
            await OnDecided.InvokeAsync(new FindingDecided(plan!.ConnectionId, adopted.Value));
        }
    });

    private Task IgnoreAsync() => DoAsync(async () =>
    {
        problem = (await sync.IgnoreAsync(Finding.Id, ignoreReason, await person.GetAsync(), CancellationToken.None)).Problem;
        await OnDecided.InvokeAsync(new FindingDecided(null, Words: problem is null ? $"{Finding.Name} is ignored now." : null));
    });

    private Task StopIgnoringAsync() => DoAsync(async () =>
    {
        problem = (await sync.StopIgnoringAsync(Finding.Id, await person.GetAsync(), CancellationToken.None)).Problem;
        ignoreReason = "";
        await OnDecided.InvokeAsync(new FindingDecided(null, Words: problem is null ? $"{Finding.Name} is no longer ignored." : null));
    });

    private async Task DoAsync(Func<Task> act)
    {
        if (busy)
        {
            return;
        }

        busy = true;
        StateHasChanged();
        await act();
        busy = false;
    }
}
