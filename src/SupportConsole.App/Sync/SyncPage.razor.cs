using Microsoft.AspNetCore.Components;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Federation;

namespace SupportConsole.App.Sync;

/// <summary>How tenant and record stand to each other, the comparison at work, and what it found. Which pages of the lists are open lives in the address.</summary>
public sealed partial class SyncPage(SyncService reconcile, SyncSettings settings, ActingPerson person, NavigationManager navigation, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan WhileRunning = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AtRest = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource left = new();
    private ReconcileStatus? status;
    private Problem? problem;
    private object stamp = new();
    private bool busy;

    [SupplyParameterFromQuery(Name = "ignored")]
    private bool ShowIgnored { get; set; }

    [SupplyParameterFromQuery(Name = "unmanaged")]
    private int Unmanaged { get; set; }

    [SupplyParameterFromQuery(Name = "changed")]
    private int Changed { get; set; }

    [SupplyParameterFromQuery(Name = "missing")]
    private int Missing { get; set; }

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    protected override async Task OnInitializedAsync() => status = await reconcile.StatusAsync(left.Token);

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = WatchAsync();
        }
    }

    private async Task CompareAsync() => await DoAsync(actor => reconcile.CompareAsync(actor, CancellationToken.None));

    private async Task CancelAsync() => await DoAsync(actor => reconcile.CancelAsync(actor, CancellationToken.None));

    private async Task DoAsync(Func<Actor, Task<Result<Done>>> act)
    {
        if (busy)
        {
            return;
        }

        busy = true;
        try
        {
            problem = (await act(await person.GetAsync())).Problem;
            await ReadAsync();
        }
        finally
        {
            busy = false;
        }
    }

    /// <summary>Follows the sweep, whichever process runs it, until the page is left.</summary>
    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(status?.Running is null ? AtRest : WhileRunning, time, left.Token);
                await InvokeAsync(FollowAsync);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left; the sweep goes on.
        }
    }

    /// <summary>One bad look at the database does not end the following.</summary>
    private async Task FollowAsync()
    {
        try
        {
            await ReadAsync();
        }
        catch (Exception exception) when (StorageProblem.From(exception) is { } storage)
        {
            problem = storage;
        }

        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        status = await reconcile.StatusAsync(left.Token);
        stamp = new object();
    }

    private void Turn(FindingKind kind, int page) => navigation.NavigateTo(navigation.GetUriWithQueryParameter(kind.ToString().ToLowerInvariant(), page == 0 ? null : page));
}
