using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Onboarding;

/// <summary>Reviews what will be sent and sends it, once.</summary>
public sealed partial class ReviewCard(ConnectionNames names, ChangePlanner planner) : IDisposable
{
    private ChangePlan? plan;
    private ChangePlan? sending;
    private Problem? problem;
    private bool reviewing;
    private int round;

    [Parameter, EditorRequired]
    public OnboardingForm Form { get; set; } = null!;

    [Parameter, EditorRequired]
    public IReadOnlyDictionary<string, Problem> Problems { get; set; } = null!;

    [Parameter, EditorRequired]
    public IReadOnlyList<string> Duplicates { get; set; } = [];

    /// <summary>Takes the secret as it would be sent.</summary>
    [Parameter, EditorRequired]
    public Func<Task<Result<ClientSecret>>> TakeSecret { get; set; } = null!;

    /// <summary>
    /// Checks the form, shows what is wrong, and saves the draft; gives its id, or null if something has to be fixed first.
    /// </summary>
    [Parameter, EditorRequired]
    public Func<Task<Guid?>> Prepare { get; set; } = null!;

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Parameter]
    public EventCallback<ChangeOutcome> OnOutcome { get; set; }

    private Problem? TicketProblem => Problems.GetValueOrDefault(nameof(OnboardingForm.Ticket));

    /// <summary>Drops the plan when the form changes. A plan that is being sent stays.</summary>
    public void Forget()
    {
        if (sending is null)
        {
            plan?.Secret?.Dispose();
            plan = null;
            round++;
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
        if (reviewing || sending is not null)
        {
            return;
        }

        Forget();
        problem = null;
        reviewing = true;
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
            problem = Problems.Count switch
            {
                0 => new Problem("The draft could not be saved.", "See the message at the top of the page, then review again."),
                1 when TicketProblem is not null => null,
                1 => new Problem(Problems.Values.First().What, Problems.Values.First().Cure),
                _ => new Problem($"{Problems.Count} fields need fixing.", "Fix the fields marked above, then review again."),
            };
            problem = problem is null ? null : problem with { NotLost = "What you typed is still here." };
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
            Form.SecretExpiresOn is { } day ? new DateTimeOffset(DateTime.SpecifyKind(day, DateTimeKind.Utc)) : null,
            Form.Applications, CancellationToken.None);
        if (reviewed != round || !planned.IsOk)
        {
            // What was typed meanwhile is not what was planned.
            taken?.Dispose();
            problem = planned.Problem;
            return;
        }

        plan = planned.Value;
    }

    private Task<ChangePlan?> SendAsync()
    {
        sending = plan;
        return Task.FromResult(plan);
    }

    private async Task AppliedAsync(AppliedChange applied)
    {
        sending = null;
        problem = applied.Problem;
        Forget();
        if (applied.Outcome is not null)
        {
            await OnOutcome.InvokeAsync(applied.Outcome);
        }
    }
}
