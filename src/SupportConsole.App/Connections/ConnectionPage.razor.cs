using Microsoft.AspNetCore.Components;
using SupportConsole.App.HandOff;
using SupportConsole.App.Reconciliation;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Connections;

/// <summary>One connection: hand-off, credentials, settings, activity. It asks the tenant what it holds when opened.</summary>
public sealed partial class ConnectionPage(ConnectionPageService pages, HandOffService handOff, ReconcileService reconcile, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource left = new();
    private ConnectionView? view;
    private HandOffSheet? sheet;
    private Problem? problem;
    private IReadOnlyList<OptionDifference> drift = [];
    private Guid? findingId;
    private object stamp = new();
    private bool missing;

    [Parameter]
    public Guid Id { get; set; }

    private TimeProvider Time => time;

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        if (view?.Record is not { Auth0Id: not null, State: not ConnectionState.Retired })
        {
            return;
        }

        StateHasChanged();
        try
        {
            var refreshed = await pages.RefreshAsync(Id, left.Token);
            problem = refreshed.Problem;
            drift = refreshed.IsOk ? refreshed.Value : [];
            await LoadAsync();
        }
        catch (OperationCanceledException)
        {
            // The page was left: nothing was being changed.
        }
    }

    private async Task LoadAsync()
    {
        view = await pages.FindAsync(Id, CancellationToken.None);
        missing = view is null;
        findingId = await reconcile.FindOfAsync(Id, CancellationToken.None);
        stamp = new object();
        if (view?.Record is { } record)
        {
            sheet = await handOff.SheetAsync(
                record.Cluster.Customer.Length > 0 ? record.Cluster.Customer : record.Cluster.Name, record.Name, record.Protocol, record.IdentityProvider,
                OptionsSnapshot.Read(record.SeenOptions, "entityId"), CancellationToken.None);
        }
    }
}
