using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.HandOff;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.App.SignIns;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Connections.Detail;

/// <summary>One connection. Opening it checks Auth0, and while it is open it follows changes that others make.</summary>
public sealed partial class ConnectionPage(
    ConnectionReader pages,
    SignInReader signIns,
    InternalDetailsService facts,
    HandOffService handOff,
    ActingPerson person,
    ConsoleInfo info,
    Clipboard clipboard,
    NavigationManager navigation,
    TimeProvider time) : IDisposable
{
    private static readonly TimeSpan FollowEvery = TimeSpan.FromSeconds(2);
    private static readonly string[] Tabs = ["overview", "hand-off", "settings", "activity"];
    private readonly PageLife left = new();
    private ConnectionView? view;
    private HandOffSheet? sheet;
    private Problem? problem;
    private IReadOnlyList<FieldChange> outside = [];
    private IReadOnlyList<FieldChange> applications = [];
    private DateTimeOffset? comparedBefore;
    private string checkedWords = "";
    private DateTimeOffset? checkedAt;
    private string? stamp;
    private bool missing;
    private Change? result;
    private ConnectionMove? asked;
    private ConnectionMove? moved;
    private ConnectionState movedFrom;
    private Problem? moveProblem;
    private (Guid Id, Guid? Result)? shown;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The change whose outcome stands on top; see <see cref="ChangeResult"/>.</summary>
    [SupplyParameterFromQuery(Name = ChangeResult.Parameter)]
    private Guid? Result { get; set; }

    [SupplyParameterFromQuery(Name = "tab")]
    private string? Tab { get; set; }

    private int TabIndex => Math.Max(Array.IndexOf(Tabs, Tab), 0);

    private TimeProvider Time => time;

    private ConsoleInfo Info => info;

    public void Dispose() => left.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        // Another tab of the same page reads nothing again.
        if (shown == (Id, Result))
        {
            return;
        }

        shown = (Id, Result);
        asked = null;
        moved = null;
        result = Result is { } change ? await pages.FindChangeAsync(Id, change, CancellationToken.None) : null;
        await LoadAsync();
        await RefreshAsync();
    }

    private void TurnTo(int index)
    {
        // When the page is left, MudTabs removes its panels one by one and reports in the end that none is active.
        if (index >= 0 && !left.Token.IsCancellationRequested)
        {
            navigation.NavigateTo(navigation.GetUriWithQueryParameter("tab", index == 0 ? null : Tabs[index]), replace: true);
        }
    }

    private async Task ShowAsync(ChangeOutcome outcome)
    {
        await LoadAsync();
        if (outcome.State == ChangeState.Confirmed)
        {
            navigation.NavigateTo(ChangeResult.Href(Id, outcome.ChangeId));
        }
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
        stamp = await StampAsync(CancellationToken.None);
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

    private async Task<string?> StampAsync(CancellationToken cancellationToken) =>
        await pages.StampAsync(Id, cancellationToken) is { } changes
            ? $"{changes} {await signIns.StampAsync(Id, cancellationToken)}"
            : null;

    private async Task RefreshAsync()
    {
        problem = null;
        outside = [];
        applications = [];
        checkedWords = "";
        checkedAt = null;
        if (view?.Record is not { Auth0Id: not null, State: not ConnectionState.Retired } || view.OpenChange is not null)
        {
            return;
        }

        comparedBefore = view.Record.SeenAt;
        checkedWords = "Checking Auth0…";
        checkedAt = null;
        StateHasChanged();
        try
        {
            var refreshed = await pages.RefreshAsync(Id, left.Token);
            problem = IsKnownToBeMissing(refreshed.Problem) ? null : refreshed.Problem;
            checkedWords = "Couldn't check Auth0";
            if (refreshed.TryGet(out var found, out _))
            {
                outside = found.Outside;
                applications = found.Applications;
                checkedWords = found.At is null ? "" : found.Outside.Count > 0 ? "Checked in Auth0" : "Verified in Auth0";
                checkedAt = found.At;
            }

            await LoadAsync();
        }
        catch (OperationCanceledException)
        {
            // The page was left: nothing was being changed.
        }
    }

    /// <summary>The page's head says already that Auth0 has lost the connection.</summary>
    private bool IsKnownToBeMissing(Problem? found) =>
        view?.Difference is { Kind: FindingKind.Missing } && found is TenantProblem { Kind: TenantProblemKind.NotFound };

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
            if (view is null || await StampAsync(left.Token) == stamp)
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

    private static string Line(ConnectionRecord record)
    {
        var protocol = record.Protocol == Protocol.Oidc ? "OIDC" : "SAML";
        var owner = record.Owner.Length > 0 ? $" · owner {record.Owner}" : "";
        var provider = record.IdentityProvider == IdentityProvider.Other ? ""
            : $" with {IdentityProviderCatalogue.Of(record.IdentityProvider).DisplayName}";
        return $"{record.Cluster.DisplayName} · {protocol}{provider}{owner}";
    }

    private async Task CopyNoteAsync() => await clipboard.CopyAsync(TicketNote.Of(view!, time.GetUtcNow()));

    private void Ask(ConnectionMove move)
    {
        asked = move;
        moved = null;
        moveProblem = null;
    }

    private async Task MoveAsync(string note)
    {
        var from = view!.Record.State;
        var done = await facts.MoveAsync(Id, from, asked!, note, await person.GetAsync(), CancellationToken.None);
        moveProblem = done.Problem;
        if (done.IsOk)
        {
            moved = asked;
            movedFrom = from;
            asked = null;
        }

        await LoadAsync();
    }

    private async Task UndoAsync()
    {
        var undone = await facts.UndoAsync(Id, moved!.To, movedFrom, await person.GetAsync(), CancellationToken.None);
        problem = undone.Problem;
        moved = null;
        await LoadAsync();
    }
}
