using Microsoft.AspNetCore.Components;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Changes;

/// <summary>What became of a plan that a <see cref="ChangeForm"/> applied.</summary>
/// <param name="Outcome">What became of it; null if it was refused before anything was sent.</param>
/// <param name="Problem">Why it was refused; null if it was not.</param>
public sealed record AppliedChange(ChangePlan Plan, ChangeOutcome? Outcome, Problem? Problem)
{
    public bool IsConfirmed => Outcome is { State: ChangeState.Confirmed };
}

/// <summary>
/// Applies a plan once, however often the button is pressed, and shows what became of it. A plan's secret is disposed once the
/// plan was applied.
/// </summary>
public sealed partial class ChangeForm(ChangeRunner runner, ActingPerson person)
{
    private static readonly Problem NoTicket = new("Enter a ticket number.", "");
    private TicketFields? fields;
    private Problem? ticketProblem;
    private bool isPressed;
    private ChangePlan? shown;
    private ChangeOutcome? outcome;
    private Problem? problem;
    private Guid requestKey = Guid.NewGuid();
    private string ticket = "";
    private string reason = "";
    private bool busy;

    [Parameter, EditorRequired]
    public ChangePlan? Plan { get; set; }

    /// <summary>
    /// Gives the plan to send when the button is pressed; null if something is in the way, which the page then says. Without it,
    /// the plan shown.
    /// </summary>
    [Parameter]
    public Func<Task<ChangePlan?>>? MakePlan { get; set; }

    [Parameter, EditorRequired]
    public string Action { get; set; } = "";

    [Parameter]
    public string CancelWord { get; set; } = "Cancel";

    [Parameter]
    public bool IsDangerous { get; set; }

    /// <summary>What the page still needs, such as a name to be typed; said at the button once it is pressed. Null for nothing.</summary>
    [Parameter]
    public Problem? Obstacle { get; set; }

    /// <summary>The ticket until somebody types one here.</summary>
    [Parameter]
    public string InitialTicket { get; set; } = "";

    [Parameter]
    public bool ShowsOutcome { get; set; } = true;

    /// <summary>The ticket if the page asks for it elsewhere; null to ask for ticket and reason here.</summary>
    [Parameter]
    public string? Ticket { get; set; }

    /// <summary>The reason until somebody types one here.</summary>
    [Parameter]
    public string Reason { get; set; } = "";

    /// <summary>Tells the fields of a dialog from those of the page below it.</summary>
    [Parameter]
    public string IdPrefix { get; set; } = "";

    /// <summary>The customer's message that a rotation answers; null if there was none.</summary>
    [Parameter]
    public CustomerMessage? Message { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Parameter]
    public RenderFragment? OutcomeContent { get; set; }

    [Parameter]
    public EventCallback OnCancel { get; set; }

    /// <summary>Raised after the plan was applied or refused.</summary>
    [Parameter]
    public EventCallback<AppliedChange> OnApplied { get; set; }

    protected override void OnParametersSet()
    {
        reason = reason.Length == 0 ? Reason : reason;
        ticket = ticket.Length == 0 ? InitialTicket : ticket;

        if (Plan is not null && !ReferenceEquals(Plan, shown))
        {
            shown = Plan;
            requestKey = Guid.NewGuid();
            outcome = null;
            problem = null;
        }
    }

    private async Task ApplyAsync()
    {
        if (busy)
        {
            return;
        }

        if (!await IsReadyAsync())
        {
            return;
        }

        busy = true;
        problem = null;
        StateHasChanged();
        try
        {
            var plan = MakePlan is null ? Plan : await MakePlan();
            if (plan is not null)
            {
                await SendAsync(plan);
            }
        }
        finally
        {
            busy = false;
        }
    }

    /// <summary>Says everything that is missing at once, each at its place, and moves the focus to the first.</summary>
    private async Task<bool> IsReadyAsync()
    {
        isPressed = true;
        ticketProblem = (Ticket ?? ticket).Trim().Length == 0 ? NoTicket : null;
        if (ticketProblem is not null && fields is not null)
        {
            await fields.FocusAsync();
        }

        return ticketProblem is null && Obstacle is null;
    }

    private void ForgetTicketProblem() => ticketProblem = null;

    private async Task SendAsync(ChangePlan plan)
    {
        try
        {
            var order = new ChangeOrder(await person.GetAsync(), Ticket ?? ticket, Ticket is null ? reason : Reason, requestKey)
            {
                Message = Message,
            };
            var applied = await runner.ApplyAsync(plan, order);
            problem = applied.Problem;
            outcome = applied.IsOk ? applied.Value : null;
            if (outcome is { State: ChangeState.Confirmed })
            {
                reason = "";
            }

            await OnApplied.InvokeAsync(new AppliedChange(plan, outcome, problem));
        }
        finally
        {
            plan.Secret?.Dispose();
        }
    }
}
