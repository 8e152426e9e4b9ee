using Microsoft.AspNetCore.Components;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.SignIns;

namespace SupportConsole.App.Cutovers;

/// <summary>The planned cutover of a connection. While the page is open, it follows what the customer says and how it goes.</summary>
public sealed partial class CutoverPage(
    CutoverReader reader,
    SignInReader signIns,
    ReadersZone readersZone,
    ActingPerson person,
    TimeProvider time) : IDisposable
{
    private static readonly TimeSpan FollowEvery = TimeSpan.FromSeconds(2);

    private readonly PageLife left = new();
    private CutoverView? view;
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private string stamp = "";
    private bool isMissing;
    private bool mayChange;
    private bool plansAnother;

    [Parameter]
    public Guid Id { get; set; }

    public void Dispose() => left.Dispose();

    protected override async Task OnInitializedAsync() => mayChange = await person.HasAsync(Policies.ChangeSso);

    protected override async Task OnParametersSetAsync()
    {
        plansAnother = false;
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            zone = await readersZone.GetAsync();
            StateHasChanged();
            _ = FollowAsync(left.Token);
        }
    }

    private async Task LoadAsync()
    {
        view = await reader.FindAsync(Id, CancellationToken.None);
        stamp = await StampAsync(CancellationToken.None);
        isMissing = view is null;
    }

    private Task PlannedAsync()
    {
        plansAnother = false;
        return LoadAsync();
    }

    private async Task<string> StampAsync(CancellationToken cancellationToken) =>
        $"{await reader.StampAsync(Id, cancellationToken)} {await signIns.StampAsync(Id, cancellationToken)}";

    private async Task FollowAsync(CancellationToken leaving)
    {
        try
        {
            using var timer = new PeriodicTimer(FollowEvery, time);
            while (await timer.WaitForNextTickAsync(leaving))
            {
                await InvokeAsync(RefreshAsync);
            }
        }
        catch (OperationCanceledException)
        {
            // Somebody left the page.
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task RefreshAsync()
    {
        try
        {
            if (await StampAsync(left.Token) != stamp)
            {
                await LoadAsync();
                StateHasChanged();
            }
        }
        catch (Exception exception) when (StorageProblem.From(exception) is not null)
        {
            // The banner says so; the page shows what it knew.
        }
    }
}
