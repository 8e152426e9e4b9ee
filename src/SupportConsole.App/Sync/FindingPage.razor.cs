using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.Record;

namespace SupportConsole.App.Sync;

public sealed partial class FindingPage(SyncService sync, NavigationManager navigation)
{
    private Finding? finding;
    private FindingDecided? decided;
    private string gone = "";
    private bool isLoading = true;

    [Parameter]
    public Guid Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        finding = await sync.FindAsync(Id, CancellationToken.None);
        isLoading = false;
        gone = FindingProblems.Gone.What;
    }

    private async Task OnDecidedAsync(FindingDecided decision)
    {
        decided = decision;
        if (decision is { ConnectionId: { } connection, Outcome: { State: ChangeState.Confirmed } confirmed })
        {
            navigation.NavigateTo(ChangeResult.Href(connection, confirmed.ChangeId));
        }

        finding = await sync.FindAsync(Id, CancellationToken.None);
        if (decision.Outcome is { State: not ChangeState.Confirmed })
        {
            gone = "The connection's page follows this change.";
        }
        else if (decision.Outcome is not null || decision.Words is not null)
        {
            gone = "This connection is in sync.";
        }
    }
}
