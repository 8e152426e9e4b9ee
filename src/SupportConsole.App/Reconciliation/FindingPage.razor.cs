using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;

namespace SupportConsole.App.Reconciliation;

/// <summary>One difference between tenant and record, with what can be done about it.</summary>
public sealed partial class FindingPage(ReconcileService reconcile)
{
    private Finding? finding;
    private ChangeOutcome? outcome;
    private string? words;
    private Guid? decidedOn;
    private bool isLoading = true;

    [Parameter]
    public Guid Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        finding = await reconcile.FindAsync(Id, CancellationToken.None);
        isLoading = false;
    }

    private async Task DecidedAsync(FindingDecided decided)
    {
        (outcome, words, decidedOn) = (decided.Outcome, decided.Words, decided.ConnectionId);
        finding = await reconcile.FindAsync(Id, CancellationToken.None);
    }
}
