using Microsoft.AspNetCore.Components;
using MudBlazor;
using SupportConsole.App.Changes;
using SupportConsole.App.HandOff;
using SupportConsole.App.Intake;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Names;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Onboarding;

/// <summary>Onboarding on one page: what the customer sent, what was found in it, what is missing; the hand-off on the right.</summary>
public sealed partial class OnboardPage(
    ClusterService clusters, DraftService drafts, ConnectionNames names, DuplicateFinder looks, HandOffService handOff,
    ConnectionReader connections, EntitlementRecorder entitlement, OnboardingSettings settings, OwnAddressBook addresses,
    ActingPerson person, CarriedPaste carriedPaste, ISnackbar toasts, NavigationManager navigation, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan SaveAgainAfter = TimeSpan.FromSeconds(5);
    private readonly PageLife left = new();
    private OnboardingForm form = NewForm();
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
    private CreateBar? bar;
    private IReadOnlyList<string> missing = [];
    private IReadOnlyList<DraftOfCluster> others = [];
    private IReadOnlyList<TenantApplication> applications = [];
    private Problem? applicationsProblem;
    private bool secretWasLost;
    private bool hasSecret;
    private bool isEditing = true;
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
        left.Dispose();
        ForgetPasted();
    }

    private static OnboardingForm NewForm() => new() { Protocol = IdentityProviderCatalogue.Of(IdentityProvider.Other).PreferredProtocol };

    protected override void OnInitialized() => carried = carriedPaste.Take(navigation.ToBaseRelativePath(navigation.Uri));

    protected override async Task OnParametersSetAsync()
    {
        if (applications.Count == 0 && applicationsProblem is null)
        {
            var listed = await connections.ApplicationsAsync(CancellationToken.None);
            (applicationsProblem, applications) = (listed.Problem, listed.IsOk ? listed.Value : []);
        }

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
        form = NewForm();
        cluster = null;
        draft = null;
        sheet = null;
        outcome = null;
        problem = null;
        nameProposed = null;
        problems = new Dictionary<string, Problem>();
        duplicates = [];
        missing = [];
        others = [];
        secretWasLost = false;
        hasSecret = false;
        isEditing = true;
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
        isEditing = FormValues.Of(form, hasSecret: false).Count == 0;
        missing = await MissingAsync();
        duplicates = await looks.FindAsync(id, form, CancellationToken.None);
        await ShowHandOffAsync();
    }

    private async Task ChooseAsync(Cluster chosen)
    {
        // The name first: once the cluster is set the form appears, and a carried paste starts the draft.
        await ProposeNameAsync(chosen);
        form.Applications = [.. applications.Where(one => one.Name == settings.DefaultApplication).Select(one => one.Id)];
        others = await drafts.OfClusterAsync(chosen.Id, CancellationToken.None);
        cluster = chosen;
        missing = await MissingAsync();
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
            hasSecret = true;
        }

        isEditing = false;
        return ProtocolChangedAsync();
    }

    /// <summary>Saves with every change, one save after the other. The first starts the draft.</summary>
    private Task ChangedAsync()
    {
        bar?.Forget();
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
            if (begun && !isGoing && !left.Token.IsCancellationRequested)
            {
                navigation.NavigateTo($"/onboard/{draft.Record.Id}", replace: true);
            }
        }

        if (problems.Count > 0)
        {
            problems = await CheckAsync();
        }

        missing = await MissingAsync();
    }

    private async Task<IReadOnlyDictionary<string, Problem>> CheckAsync() => OnboardingRules.Check(
        form,
        await addresses.GetAsync(CancellationToken.None),
        needsOrder: cluster is not { IsEntitled: true },
        lacksSecret: !hasSecret);

    private async Task<IReadOnlyList<string>> MissingAsync() => [.. (await CheckAsync()).Keys.Select(FormValues.Name)];

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
}
