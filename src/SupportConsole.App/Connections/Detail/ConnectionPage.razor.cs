using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.HandOff;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Connections.Detail;

/// <summary>One connection. Opening it checks Auth0, and while it is open it follows changes that others make.</summary>
public sealed partial class ConnectionPage(
    ConnectionReader pages,
    InternalDetailsService facts,
    HandOffService handOff,
    ActingPerson person,
    TimeProvider time) : IDisposable
{
    private static readonly TimeSpan FollowEvery = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource left = new();
    private ConnectionView? view;
    private HandOffSheet? sheet;
    private Problem? problem;
    private IReadOnlyList<FieldChange> outside = [];
    private IReadOnlyList<FieldChange> applications = [];
    private string checkedWords = "";
    private string? stamp;
    private bool missing;
    private int tab;

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
        await RefreshAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = WatchAsync(left.Token);
        }
    }

    private async Task LoadAsync()
    {
        stamp = await pages.StampAsync(Id, CancellationToken.None);
        view = await pages.FindAsync(Id, CancellationToken.None);
        missing = view is null;
        if (view?.Record is { } record)
        {
            sheet = await handOff.SheetAsync(
                record.Cluster.Customer.Length > 0 ? record.Cluster.Customer : record.Cluster.Name,
                record.Name,
                record.Protocol,
                record.IdentityProvider,
                OptionsSnapshot.Read(record.SeenOptions, "entityId"),
                CancellationToken.None);
        }
    }

    private async Task RefreshAsync()
    {
        problem = null;
        outside = [];
        applications = [];
        checkedWords = "";
        if (view?.Record is not { Auth0Id: not null, State: not ConnectionState.Retired } || view.OpenChange is not null)
        {
            return;
        }

        checkedWords = "Checking Auth0…";
        StateHasChanged();
        try
        {
            var refreshed = await pages.RefreshAsync(Id, left.Token);
            problem = refreshed.Problem;
            checkedWords = "Couldn't check Auth0";
            if (refreshed.TryGet(out var found, out _))
            {
                outside = found.Outside;
                applications = found.Applications;
                checkedWords = found.At is { } at ? $"Verified in Auth0 {at:HH:mm} UTC" : "";
            }

            await LoadAsync();
        }
        catch (OperationCanceledException)
        {
            // The page was left: nothing was being changed.
        }
    }

    /// <summary>Follows changes while the page is open: one that settles, or somebody else's.</summary>
    private async Task WatchAsync(CancellationToken leaving)
    {
        using var timer = new PeriodicTimer(FollowEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(leaving))
            {
                await InvokeAsync(FollowAsync);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task FollowAsync()
    {
        try
        {
            if (view is null || await pages.StampAsync(Id, left.Token) == stamp)
            {
                return;
            }

            var wasOpen = view.OpenChange is not null;
            await LoadAsync();
            if (wasOpen && view?.OpenChange is null)
            {
                await RefreshAsync();
            }

            StateHasChanged();
        }
        catch (Exception exception) when (StorageProblem.From(exception) is not null)
        {
            // The database is busy: try again in two seconds.
        }
    }

    private string StepWords(ConnectionHealth health) => health.Next switch
    {
        { Words.Length: 0 } => "",
        { Owner: StepOwner.Customer } next => $"Next step, customer: {next.Words} · {TimeWords.For(health.Since, time.GetUtcNow())}",
        var next => $"Next step: {next.Words} · {TimeWords.For(health.Since, time.GetUtcNow())}",
    };

    private async Task MoveAsync(ConnectionMove move)
    {
        var moved = await facts.MoveAsync(Id, view!.Record.State, move, await person.GetAsync(), CancellationToken.None);
        problem = moved.Problem;
        await LoadAsync();
    }
}
