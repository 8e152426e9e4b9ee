using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.HandOff;
using SupportConsole.App.Intake;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.Names;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Onboarding;

/// <summary>Onboarding on one page: provider, name, what the customer sent, settings, review; the hand-off on the right.</summary>
public sealed partial class OnboardPage(
    ClusterService clusters, DraftService drafts, ConnectionNames names, DuplicateFinder looks, HandOffService handOff,
    OwnAddressBook addresses, ActingPerson person, CarriedPaste carriedPaste, NavigationManager navigation, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan SaveAgainAfter = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource left = new();
    private OnboardingForm form = new();
    private Task saving = Task.CompletedTask;
    private Cluster? cluster;
    private OpenDraft? draft;
    private HandOffSheet? sheet;
    private PastedContent? carried;
    private ClientSecret? pasted;
    private ChangeOutcome? outcome;
    private Problem? problem;
    private IReadOnlyDictionary<string, Problem> problems = new Dictionary<string, Problem>();
    private IReadOnlyList<string> duplicates = [];
    private OidcSettings? oidc;
    private ReviewCard? review;
    private bool secretWasLost;
    private bool isLeaving;
    private bool isGoing;
    private string? nameProposed;
    private int saves;
    private int subject;

    [Parameter]
    public Guid? Id { get; set; }

    [SupplyParameterFromQuery(Name = "cluster")]
    private Guid? ClusterParameter { get; set; }

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
        ForgetPasted();
    }

    protected override void OnInitialized() => carried = carriedPaste.Take(navigation.ToBaseRelativePath(navigation.Uri));

    protected override async Task OnParametersSetAsync()
    {
        if (Id is { } id)
        {
            if (draft?.Record.Id != id)
            {
                await LeaveAsync();
                await OpenAsync(id);
            }
        }
        else if (ClusterParameter is null)
        {
            if (cluster is not null || draft is not null)
            {
                await LeaveAsync();
            }
        }
        else if (ClusterParameter is { } chosen && cluster?.Id.Value != chosen
            && await clusters.FindAsync(ClusterId.From(chosen), CancellationToken.None) is { } found)
        {
            if (cluster is not null || draft is not null)
            {
                await LeaveAsync();
            }

            await ChooseAsync(found);
        }
    }

    /// <summary>Keeps one draft's input out of the next. A save in progress finishes first, into its own draft.</summary>
    private async Task LeaveAsync()
    {
        isGoing = true;
        while (!saving.IsCompleted)
        {
            await saving;
        }

        isGoing = false;
        saves++;
        ForgetPasted();
        form = new OnboardingForm();
        cluster = null;
        draft = null;
        sheet = null;
        outcome = null;
        problem = null;
        nameProposed = null;
        problems = new Dictionary<string, Problem>();
        duplicates = [];
        secretWasLost = false;
        isLeaving = false;
        saving = Task.CompletedTask;
        subject++;
        carried = carriedPaste.Take(navigation.ToBaseRelativePath(navigation.Uri)) ?? (Id is null ? null : carried);
    }

    private async Task OpenAsync(Guid id)
    {
        draft = await drafts.OpenAsync(id, CancellationToken.None);
        if (draft is null)
        {
            navigation.NavigateTo($"/connections/{id}", replace: true);
            return;
        }

        form = draft.Form;
        cluster = draft.Record.Cluster;
        secretWasLost = form.Protocol == Protocol.Oidc;
        duplicates = await looks.FindAsync(id, form, CancellationToken.None);
        await ShowHandOffAsync();
    }

    private async Task ChooseAsync(Cluster chosen)
    {
        // The name first: once the cluster is set the form appears, and a carried paste starts the draft.
        await ProposeNameAsync(chosen);
        cluster = chosen;
        await ShowHandOffAsync();
    }

    private async Task ProtocolChangedAsync()
    {
        if (form.Name == nameProposed && cluster is not null)
        {
            await ProposeNameAsync(cluster);
        }

        await ChangedAsync();
    }

    private async Task ProposeNameAsync(Cluster of)
    {
        nameProposed = (await names.ProposeAsync(of.Customer, of.Name, form.Protocol, draft?.Record.Id, CancellationToken.None)).Value;
        form.Name = nameProposed;
    }

    private async Task ShowHandOffAsync() =>
        sheet = cluster is not null && ConnectionName.Parse(form.Name) is { IsOk: true } name
            ? await handOff.SheetAsync(
                cluster.Customer.Length > 0 ? cluster.Customer : cluster.Name,
                name.Value, form.Protocol, form.Provider, null, CancellationToken.None)
            : sheet;

    private Task FilledAsync(ClientSecret? found)
    {
        if (found is not null)
        {
            ForgetPasted();
            pasted = found;
        }

        return ProtocolChangedAsync();
    }

    /// <summary>Saves with every change, one save after the other. The first starts the draft.</summary>
    private Task ChangedAsync()
    {
        review?.Forget();
        return saving = SaveAsync(saving);
    }

    private async Task SaveAsync(Task before)
    {
        var save = ++saves;
        await before;
        await ShowHandOffAsync();
        var actor = await person.GetAsync();
        var saved = draft is null
            ? await drafts.StartAsync(cluster!.Id, form, actor, CancellationToken.None)
            : await drafts.SaveAsync(draft.Record.Id, form, draft.Version, actor, CancellationToken.None);
        problem = saved.Problem;
        if (StorageProblem.Is(problem))
        {
            problem = problem! with
            {
                Cure =
                $"{problem!.Cure} We save again every {SaveAgainAfter.TotalSeconds:0} seconds while this page is open."
            };
            _ = SaveAgainAsync(save);
        }

        if (saved.IsOk)
        {
            var begun = draft is null;
            draft = saved.Value;
            duplicates = await looks.FindAsync(draft.Record.Id, form, CancellationToken.None);
            if (begun && !isGoing && !left.IsCancellationRequested)
            {
                navigation.NavigateTo($"/onboard/{draft.Record.Id}", replace: true);
            }
        }

        if (problems.Count > 0)
        {
            problems = await CheckAsync();
        }
    }

    private async Task<IReadOnlyDictionary<string, Problem>> CheckAsync() =>
        OnboardingRules.Check(form, await addresses.GetAsync(CancellationToken.None));

    /// <summary>Saves again what the database could not take, unless a later save did.</summary>
    private async Task SaveAgainAsync(int failed)
    {
        try
        {
            await Task.Delay(SaveAgainAfter, time, left.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            return;
        }

        await InvokeAsync(async () =>
        {
            if (failed == saves)
            {
                await (saving = SaveAsync(saving));
                StateHasChanged();
            }
        });
    }

    /// <returns>The saved draft's ID; null if something has to be fixed first.</returns>
    private async Task<Guid?> PrepareAsync()
    {
        if (form.Protocol == Protocol.Oidc && oidc is not null)
        {
            await oidc.LookFirstAsync();
        }

        problems = await CheckAsync();
        if (problems.Count == 0)
        {
            // The plan is made from the saved draft.
            await ChangedAsync();
        }

        StateHasChanged();
        return problems.Count == 0 && problem is null ? draft?.Record.Id : null;
    }

    private void ShowOutcome(ChangeOutcome came)
    {
        outcome = came;
        if (came.State == ChangeState.Confirmed)
        {
            ForgetPasted();
        }
    }

    private void ForgetPasted()
    {
        pasted?.Dispose();
        pasted = null;
    }

    private async Task HandOverAsync()
    {
        var handed = await drafts.HandOverAsync(draft!.Record.Id, await person.GetAsync(), CancellationToken.None);
        problem = handed.Problem;

        // The version stays the one of this form: a save from another tab is not overwritten unseen.
        draft = await drafts.OpenAsync(draft.Record.Id, CancellationToken.None) is { } now
            ? now with { Form = form, Version = draft.Version, SavedAt = draft.SavedAt }
            : draft;
    }

    private async Task DiscardAsync()
    {
        // A save in progress finishes first: it would find no draft.
        await saving;
        var discarded = await drafts.DiscardAsync(draft!.Record.Id, await person.GetAsync(), CancellationToken.None);
        problem = discarded.Problem;
        isLeaving = false;
        if (discarded.IsOk)
        {
            navigation.NavigateTo("/connections");
        }
    }
}
