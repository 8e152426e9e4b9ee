using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.Clusters;
using SupportConsole.App.HandOff;
using SupportConsole.App.Shell;
using SupportConsole.Federation;
using SupportConsole.Federation.Names;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Onboarding;

/// <summary>Onboarding on one page: IdP, name, what came, settings, review; the hand-off on the right from the first moment.</summary>
public sealed partial class OnboardPage(
    ClusterService clusters, DraftService drafts, ConnectionNames names, LookAlikes looks, HandOffService handOff, ChangePlanner planner, ChangeRunner runner,
    ActingPerson person, NavigationManager navigation)
{
    private OnboardingForm form = new();
    private Cluster? cluster;
    private OpenDraft? draft;
    private HandOffSheet? sheet;
    private ChangePlan? plan;
    private ClientSecret? secret;
    private Guid requestKey;
    private ChangeOutcome? outcome;
    private Problem? problem;
    private IReadOnlyDictionary<string, Problem> problems = new Dictionary<string, Problem>();
    private IReadOnlyList<string> lookAlikes = [];
    private OidcSettings? oidc;
    private bool busy;
    private bool secretWasLost;
    private string? nameProposed;

    [Parameter]
    public Guid? Id { get; set; }

    [SupplyParameterFromQuery(Name = "cluster")]
    private Guid? ClusterParameter { get; set; }

    private string SavedLine => cluster is null ? "Choose the cluster first; the hand-off is there at once." : draft is null
        ? "Nothing is saved yet: the draft begins with the first thing you type or choose."
        : $"Draft · saved {draft.SavedAt:HH:mm:ss} UTC. Secrets are never kept in a draft.";

    protected override async Task OnParametersSetAsync()
    {
        if (Id is { } id)
        {
            if (draft?.Record.Id != id)
            {
                await OpenAsync(id);
            }
        }
        else if (ClusterParameter is { } chosen && cluster?.Id.Value != chosen && await clusters.FindAsync(ClusterId.From(chosen), CancellationToken.None) is { } found)
        {
            await ChooseAsync(found);
        }
    }

    private Problem? Of(string field) => problems.GetValueOrDefault(field);

    private async Task OpenAsync(Guid id)
    {
        draft = await drafts.OpenAsync(id, CancellationToken.None);
        if (draft is null)
        {
            navigation.NavigateTo($"/connections/{id}", replace: true);
            return;
        }

        (form, cluster, secretWasLost) = (draft.Form, draft.Record.Cluster, draft.Form.Protocol == Protocol.Oidc);
        lookAlikes = await looks.FindAsync(id, form, CancellationToken.None);
        await ShowHandOffAsync();
    }

    private async Task ChooseAsync(Cluster chosen)
    {
        cluster = chosen;
        form.Name = nameProposed = (await names.ProposeAsync(chosen.Customer, chosen.Name, form.Protocol, draft?.Record.Id, CancellationToken.None)).Value;
        await ShowHandOffAsync();
    }

    private async Task ProtocolChangedAsync()
    {
        if (form.Name == nameProposed && cluster is not null)
        {
            form.Name = nameProposed = (await names.ProposeAsync(cluster.Customer, cluster.Name, form.Protocol, draft?.Record.Id, CancellationToken.None)).Value;
        }

        await ChangedAsync();
    }

    private async Task ShowHandOffAsync() =>
        sheet = cluster is not null && ConnectionName.Parse(form.Name) is { IsOk: true } name
            ? await handOff.SheetAsync(cluster.Customer.Length > 0 ? cluster.Customer : cluster.Name, name.Value, form.Protocol, form.Provider, null, CancellationToken.None)
            : sheet;

    private async Task FilledAsync(ClientSecret? pasted)
    {
        if (pasted is not null && oidc is not null)
        {
            await oidc.TakeAsync(pasted);
        }

        await ChangedAsync();
    }

    /// <summary>Saves as one types: the first change begins the draft.</summary>
    private async Task ChangedAsync()
    {
        plan = null;
        await ShowHandOffAsync();
        var actor = await person.GetAsync();
        var saved = draft is null
            ? await drafts.StartAsync(cluster!.Id, form, actor, CancellationToken.None)
            : await drafts.SaveAsync(draft.Record.Id, form, draft.Version, actor, CancellationToken.None);
        problem = saved.Problem;
        if (saved.IsOk)
        {
            var begun = draft is null;
            draft = saved.Value;
            lookAlikes = await looks.FindAsync(draft.Record.Id, form, CancellationToken.None);
            if (begun)
            {
                navigation.NavigateTo($"/onboard/{draft.Record.Id}", replace: true);
            }
        }

        if (problems.Count > 0)
        {
            problems = OnboardingRules.Check(form);
        }
    }

    private Task TicketAsync(string ticket)
    {
        form.Ticket = ticket;
        return ChangedAsync();
    }

    private Task ReasonAsync(string reason)
    {
        form.Reason = reason;
        return ChangedAsync();
    }

    private async Task ReviewAsync()
    {
        problem = null;
        problems = OnboardingRules.Check(form);
        if (problems.Count > 0)
        {
            problem = new Problem($"{problems.Count} {(problems.Count == 1 ? "thing stands" : "things stand")} in the way: {string.Join(" ", problems.Values.Select(each => each.What).Distinct())}", "Mend what is marked above, then review again.") { NotLost = "What you typed is still here." };
            return;
        }

        if (draft is null)
        {
            await ChangedAsync();
        }

        var name = await names.CheckAsync(form.Name, draft?.Record.Id, CancellationToken.None);
        if (!name.IsOk)
        {
            problem = name.Problem;
            return;
        }

        if (form.Protocol == Protocol.Oidc && form.IsBackChannel)
        {
            var taken = await oidc!.TakeSecretAsync();
            if (!taken.TryGet(out secret, out var missing))
            {
                problem = missing;
                return;
            }
        }

        var planned = await planner.PlanCreateAsync(
            draft!.Record.Id, secret, form.Protocol == Protocol.Saml ? OnboardingRules.Certificate(form) : null,
            form.SecretExpiresOn is { } day ? new DateTimeOffset(DateTime.SpecifyKind(day, DateTimeKind.Utc)) : null, form.Applications, CancellationToken.None);
        (problem, plan, requestKey) = (planned.Problem, planned.IsOk ? planned.Value : null, Guid.NewGuid());
    }

    private async Task CreateAsync()
    {
        if (busy || plan is null)
        {
            return;
        }

        busy = true;
        StateHasChanged();
        var applied = await runner.ApplyAsync(plan, new ChangeOrder(await person.GetAsync(), form.Ticket, form.Reason, requestKey));
        (problem, outcome, plan, busy) = (applied.Problem, applied.IsOk ? applied.Value : null, null, false);
        if (outcome is { State: ChangeState.Confirmed })
        {
            secret?.Dispose();
            secret = null;
        }
    }

    private async Task HandOverAsync()
    {
        var handed = await drafts.HandOverAsync(draft!.Record.Id, await person.GetAsync(), CancellationToken.None);
        problem = handed.Problem;
        draft = await drafts.OpenAsync(draft.Record.Id, CancellationToken.None) ?? draft;
    }

    private async Task DiscardAsync()
    {
        var discarded = await drafts.DiscardAsync(draft!.Record.Id, await person.GetAsync(), CancellationToken.None);
        problem = discarded.Problem;
        if (discarded.IsOk)
        {
            navigation.NavigateTo("/connections");
        }
    }
}
