using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SupportConsole.App.Changes;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.App.SignIns;
using SupportConsole.Federation;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Onboarding;

/// <summary>Creates the connection, once. It asks first only if there is something to confirm.</summary>
public sealed partial class CreateBar(
    ChangePlanner planner,
    ChangeRunner runner,
    ActingPerson person,
    TestApplication tests,
    OnboardingSettings settings,
    IJSRuntime script,
    TimeProvider time) : IDisposable
{
    // The browser reports typing a moment late, so the last field may change after the button was pressed.
    private const int MostAttempts = 3;
    private static readonly TimeSpan TypingComesWithin = TimeSpan.FromMilliseconds(500);

    private ChangePlan? plan;
    private Problem? problem;
    private Guid requestKey;
    private bool isShown;
    private bool busy;
    private bool isSending;
    private string? focus;
    private int round;

    [Parameter, EditorRequired]
    public OnboardingForm Form { get; set; } = null!;

    /// <summary>The names of the fields that are missing or wrong.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Missing { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<string> Duplicates { get; set; } = [];

    /// <summary>The names of the applications that it is enabled for.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Applications { get; set; } = [];

    [Parameter]
    public DateTimeOffset? SavedAt { get; set; }

    /// <summary>Takes the secret as it would be sent.</summary>
    [Parameter, EditorRequired]
    public Func<Task<Result<ClientSecret>>> TakeSecret { get; set; } = null!;

    /// <summary>
    /// Checks the form and saves the draft; gives its ID, or null if something has to be fixed first, which the page shows.
    /// </summary>
    [Parameter, EditorRequired]
    public Func<Task<Guid?>> Prepare { get; set; } = null!;

    /// <summary>Records what belongs to the cluster, right before the connection is created.</summary>
    [Parameter, EditorRequired]
    public Func<Guid, Task<Problem?>> BeforeSending { get; set; } = null!;

    [Parameter]
    public EventCallback<ChangeOutcome> OnOutcome { get; set; }

    private bool NeedsConfirmation => plan is { Warnings.Count: > 0 } || Duplicates.Count > 0;

    private OnboardingSettings Settings => settings;

    private string State => Missing.Count switch
    {
        0 when Form.Applications.Count == 0 => "Creates the connection, enabled for no application.",
        0 when settings.ApplicationsAfterTest => "Creates the connection. Its applications wait for a test sign-in.",
        0 => "Creates the connection in Auth0.",
        <= 3 => $"Missing: {string.Join(", ", Missing)}",
        _ => $"Missing: {string.Join(", ", Missing.Take(2))} and {Missing.Count - 2} more",
    };

    /// <summary>Drops the plan when the form changes. A plan that is being sent stays.</summary>
    public void Forget()
    {
        if (!isSending)
        {
            plan?.Secret?.Dispose();
            plan = null;
            isShown = false;
            round++;
        }
    }

    public void Dispose() => Forget();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focus is { } target)
        {
            focus = null;
            await script.InvokeVoidAsync("consoleShell.focusOn", target);
        }
    }

    private Task PreviewAsync() => OnceAsync(async () =>
    {
        if (await PlanAsync())
        {
            isShown = true;
            focus = "#to-create";
        }
    });

    private Task CreateAsync() => OnceAsync(async () =>
    {
        if (plan is null || !isShown)
        {
            if (!await PlanAsync())
            {
                return;
            }

            if (NeedsConfirmation)
            {
                isShown = true;
                focus = "#to-create";
                return;
            }
        }

        await SendAsync();
    });

    private async Task OnceAsync(Func<Task> act)
    {
        // A second click while the first is under way is the same click.
        if (busy)
        {
            return;
        }

        busy = true;
        problem = null;
        StateHasChanged();
        try
        {
            await act();
        }
        finally
        {
            busy = false;
        }
    }

    private async Task<bool> PlanAsync(int attempt = 1)
    {
        Forget();
        if (Missing.Count > 0)
        {
            // What is missing may have been typed.
            await Task.Delay(TypingComesWithin, time);
        }

        if (await Prepare() is not { } draft)
        {
            problem = Missing.Count == 0 ? new Problem("The draft could not be saved.", "See the message at the top of the page.") : null;
            focus = Missing.Count == 0 ? "#create-problem" : ".field-problem";
            return false;
        }

        var planned = round;
        ClientSecret? secret = null;
        if (Form.Protocol == Protocol.Oidc && Form.Values.IsBackChannel && !(await TakeSecret()).TryGet(out secret, out var refused))
        {
            return Refuse(refused);
        }

        var made = await planner.PlanCreateAsync(
            draft, secret, Form.Protocol == Protocol.Saml ? OnboardingRules.Certificate(Form) : null,
            Form.SecretExpiresOn is { } day ? new DateTimeOffset(DateTime.SpecifyKind(day, DateTimeKind.Utc)) : null,
            Form.Applications, CancellationToken.None);
        if (planned != round || !made.IsOk)
        {
            secret?.Dispose();
            return !made.IsOk ? Refuse(made.Problem)
                : attempt < MostAttempts ? await PlanAsync(attempt + 1)
                : Refuse(new Problem("A field changed while the connection was being prepared.", "Press Create connection again."));
        }

        plan = settings.ApplicationsAfterTest
            ? made.Value.WithApplicationsAfterTest(await FindTestApplicationAsync())
            : made.Value;
        requestKey = Guid.NewGuid();
        return true;
    }

    /// <summary>Null if the tenant has none, or can't say: Test sign-in prepares it later.</summary>
    private async Task<string?> FindTestApplicationAsync()
    {
        var found = await tests.FindAsync(CancellationToken.None);
        return found.IsOk ? found.Value?.Id : null;
    }

    private async Task SendAsync()
    {
        isSending = true;
        var sent = plan!;
        try
        {
            if (await BeforeSending(sent.ConnectionId) is { } refused)
            {
                Refuse(refused);
                return;
            }

            var order = new ChangeOrder(await person.GetAsync(), Form.Ticket, Form.Reason, requestKey);
            if (!(await runner.ApplyAsync(sent, order)).TryGet(out var outcome, out refused))
            {
                Refuse(refused);
                return;
            }

            if (outcome.State == ChangeState.Refused)
            {
                Refuse(new Problem(outcome.Words, ""));
            }

            await OnOutcome.InvokeAsync(outcome);
        }
        finally
        {
            isSending = false;
            Forget();
        }
    }

    private bool Refuse(Problem refused)
    {
        problem = refused;
        focus = "#create-problem";
        return false;
    }
}
