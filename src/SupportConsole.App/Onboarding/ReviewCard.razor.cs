using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.People;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Onboarding;

/// <summary>Reviews what will be sent and sends it, once.</summary>
public sealed partial class ReviewCard(ConnectionNames names, ChangePlanner planner, ChangeRunner runner, ActingPerson person) : IDisposable
{
    private ChangePlan? plan;
    private ClientSecret? secret;
    private Problem? problem;
    private Guid requestKey;
    private bool busy;
    private bool reviewing;
    private int round;

    [Parameter, EditorRequired]
    public OnboardingForm Form { get; set; } = null!;

    /// <summary>What stands in the way, field by field.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyDictionary<string, Problem> Problems { get; set; } = null!;

    /// <summary>What another connection has already.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> DuplicateFinder { get; set; } = [];

    /// <summary>Takes the secret as it would be sent.</summary>
    [Parameter, EditorRequired]
    public Func<Task<Result<ClientSecret>>> TakeSecret { get; set; } = null!;

    /// <summary>Checks the form, shows what is wrong, and saves the draft; gives its id, or null where something stands in the way.</summary>
    [Parameter, EditorRequired]
    public Func<Task<Guid?>> Prepare { get; set; } = null!;

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Parameter]
    public EventCallback<ChangeOutcome> OnOutcome { get; set; }

    private Problem? TicketProblem => Problems.GetValueOrDefault(nameof(OnboardingForm.Ticket));

    /// <summary>What was reviewed is no longer what stands in the form. What is being sent stays as it is until it is sent.</summary>
    public void Forget()
    {
        if (!busy)
        {
            secret?.Dispose();
            (plan, secret, round) = (null, null, round + 1);
        }
    }

    public void Dispose() => Forget();

    private Task SetAsync(Action set)
    {
        set();
        return OnChanged.InvokeAsync();
    }

    private async Task ReviewAsync()
    {
        // A second click while the first is under way is the same click.
        if (reviewing || busy)
        {
            return;
        }

        Forget();
        (problem, reviewing) = (null, true);
        StateHasChanged();
        try
        {
            await PlanAsync();
        }
        finally
        {
            reviewing = false;
        }
    }

    private async Task PlanAsync()
    {
        if (await Prepare() is not { } draft)
        {
            problem = Problems.Count == 0
                ? new Problem("What stands here is not saved, so it cannot be reviewed.", "See the message at the top of the page; then review again.") { NotLost = "What you typed is still here." }
                : new Problem($"{Problems.Count} {(Problems.Count == 1 ? "thing stands" : "things stand")} in the way: {string.Join(" ", Problems.Values.Select(each => each.What).Distinct())}", "Mend what is marked above, then review again.") { NotLost = "What you typed is still here." };
            return;
        }

        var reviewed = round;
        var name = await names.CheckAsync(Form.Name, draft, CancellationToken.None);
        if (!name.IsOk)
        {
            problem = name.Problem;
            return;
        }

        ClientSecret? taken = null;
        if (Form.Protocol == Protocol.Oidc && Form.Values.IsBackChannel && !(await TakeSecret()).TryGet(out taken, out problem))
        {
            return;
        }

        var planned = await planner.PlanCreateAsync(
            draft, taken, Form.Protocol == Protocol.Saml ? OnboardingRules.Certificate(Form) : null,
            Form.SecretExpiresOn is { } day ? new DateTimeOffset(DateTime.SpecifyKind(day, DateTimeKind.Utc)) : null, Form.Applications, CancellationToken.None);
        if (reviewed != round || !planned.IsOk)
        {
            // What was typed meanwhile is not what was planned.
            taken?.Dispose();
            problem = planned.Problem;
            return;
        }

        (plan, secret, requestKey) = (planned.Value, taken, Guid.NewGuid());
    }

    private async Task CreateAsync()
    {
        if (busy || plan is null)
        {
            return;
        }

        busy = true;
        StateHasChanged();
        try
        {
            var applied = await runner.ApplyAsync(plan, new ChangeOrder(await person.GetAsync(), Form.Ticket, Form.Reason, requestKey));
            problem = applied.Problem;
            if (applied.IsOk)
            {
                await OnOutcome.InvokeAsync(applied.Value);
            }
        }
        finally
        {
            busy = false;
            Forget();
        }
    }
}
