using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.Record;

namespace SupportConsole.App.Sync;

/// <summary>One difference between tenant and record, with what can be done about it.</summary>
public sealed partial class FindingPage(SyncService reconcile)
{
    private Finding? finding;
    private ChangeOutcome? outcome;
    private string? words;
    private Guid? decidedOn;
    private bool isLoading = true;
    private string gone = "";

    [Parameter]
    public Guid Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        finding = await reconcile.FindAsync(Id, CancellationToken.None);
        isLoading = false;
        gone = "This is no longer so: it was decided, or the two agree again.";
    }

    private async Task DecidedAsync(FindingDecided decided)
    {
        (outcome, words, decidedOn) = (decided.Outcome, decided.Words, decided.ConnectionId);
        finding = await reconcile.FindAsync(Id, CancellationToken.None);
        gone = decided.Outcome is { State: not ChangeState.Confirmed } ? "How the change ended is said above; its connection's page follows it."
            : decided.Outcome is null && decided.Words is null ? gone : "Auth0 and the record agree on it now.";
    }
}
