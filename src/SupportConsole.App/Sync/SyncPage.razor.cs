using System.Globalization;
using Microsoft.AspNetCore.Components;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Federation;

namespace SupportConsole.App.Sync;

/// <summary>The running sync check and the findings. The address holds which page of each list is shown.</summary>
public sealed partial class SyncPage(
    SyncService sync,
    SyncSettings settings,
    ActingPerson person,
    NavigationManager navigation,
    TimeProvider time) : IDisposable
{
    private static readonly TimeSpan WhileRunning = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AtRest = TimeSpan.FromSeconds(10);
    private readonly PageLife left = new();
    private SyncStatus? status;
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

    public void Dispose() => left.Dispose();

    protected override Task OnInitializedAsync() => ReadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = WatchAsync();
        }
    }

    private Task StartAsync() => DoAsync(actor => sync.StartAsync(actor, CancellationToken.None));

    private Task CancelAsync() => DoAsync(actor => sync.CancelAsync(actor, CancellationToken.None));

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
            // The page was left; the check runs on.
        }
    }

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
        status = await sync.StatusAsync(left.Token);
        stamp = new object();
    }

    private void Turn(FindingKind kind, int page)
    {
        var parameter = kind.ToString().ToLowerInvariant();
        navigation.NavigateTo(navigation.GetUriWithQueryParameter(parameter, page == 0 ? null : page));
    }
}
