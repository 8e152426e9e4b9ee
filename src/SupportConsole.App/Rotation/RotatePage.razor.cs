using Microsoft.AspNetCore.Components;
using MudBlazor;
using SupportConsole.App.Changes;
using SupportConsole.App.Differences;
using SupportConsole.App.HandOff;
using SupportConsole.App.Intake;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.App.Watch;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Rotation;

/// <summary>Rotates a credential: the current one, the new one and its checks side by side, then the proof and the way back.</summary>
public sealed partial class RotatePage(
    ConnectionReader pages,
    ChangePlanner planner,
    CarriedPaste carriedPaste,
    WatchReader watch,
    NavigationManager navigation,
    IDialogService dialogs,
    ActingPerson person,
    TimeProvider time) : IDisposable
{
    private IReadOnlyList<FieldChange> outside = [];
    private ConnectionView? view;
    private NewCertificate? newCertificate;
    private NewSecret? newSecret;
    private PastedContent? carried;
    private ChangePlan? plan;
    private ChangePlan? sending;
    private Task planning = Task.CompletedTask;
    private ChangeOutcome? outcome;
    private Problem? problem;
    private Thumbprint? calculated;
    private SigningCertificate? chosen;
    private CustomerMessage? message;
    private Guid? rolledBackTo;
    private int round;
    private string reason = "";
    private string ticket = "";
    private bool accepted;
    private bool mayChange;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The previous certificate to roll back to, from the connection's page.</summary>
    [SupplyParameterFromQuery(Name = "back")]
    private Guid? Back { get; set; }

    /// <summary>The thumbprint that Auth0 calculated, from a diagnosis: what the IdP signs with.</summary>
    [SupplyParameterFromQuery(Name = "calculated")]
    private string? Calculated { get; set; }

    public void Dispose() => ForgetPlan();

    protected override async Task OnInitializedAsync() => mayChange = await person.HasAsync(Policies.ChangeSso);

    protected override async Task OnParametersSetAsync()
    {
        calculated = Thumbprint.Parse(Calculated) is { IsOk: true } read ? read.Value : null;
        if (view?.Record.Id != Id)
        {
            // Nothing that was chosen for one connection may reach another.
            ForgetPlan();
            view = null;
            chosen = null;
            message = null;
            outcome = null;
            problem = null;
            reason = "";
            round++;
            carried = carriedPaste.Take($"/connections/{Id}/rotate");
            view = await pages.FindAsync(Id, CancellationToken.None);
            await LookAsync();
            return;
        }

        view = await pages.FindAsync(Id, CancellationToken.None);
    }

    /// <summary>
    /// Reads what others did to the client secret before anything is typed: a certificate's plan shows it as soon as one is
    /// chosen, a secret's plan
    /// only when it is sent. If Auth0 doesn't answer, the plan says so.
    /// </summary>
    private async Task LookAsync()
    {
        outside = [];
        accepted = false;
        if (mayChange && view is { Record: { Protocol: Protocol.Oidc, Id: var asked } })
        {
            var refreshed = await pages.RefreshAsync(asked, CancellationToken.None);
            outside = asked == Id && refreshed.IsOk
                ? [.. refreshed.Value.Outside.Where(field => field.Field == "options.client_secret")]
                : [];
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Back is { } back && rolledBackTo != back && newCertificate is not null && view?.Credentials
            .FirstOrDefault(credential => credential.Id == back) is { } former)
        {
            rolledBackTo = back;
            await RollBackAsync(former);
        }

        await OfferFoundAsync();
    }

    private string Credential => view!.Record.Protocol == Protocol.Oidc ? "client secret" : "certificate";

    private CredentialRequest Request => new()
    {
        Provider = view!.Record.IdentityProvider,
        Protocol = view.Record.Protocol,
        Contact = view.Record.Cluster.ContactName,
        ExpiresAt = view.Record.CredentialExpiresAt,
        Calculated = calculated,
    };

    private async Task RollBackAsync(Credential former)
    {
        var parameters = new DialogParameters<RollBackDialog>
        {
            { dialog => dialog.Record, view!.Record },
            { dialog => dialog.Former, former },
            { dialog => dialog.Ticket, view.LastChange?.Ticket ?? "" },
        };
        var shown = await dialogs.ShowAsync<RollBackDialog>($"Roll back {view.Record.Name}", parameters);
        if (await shown.Result is { Canceled: false, Data: ChangeOutcome sent })
        {
            await CleanAsync();
            navigation.NavigateTo(ChangeResult.Href(Id, sent.ChangeId));
        }
    }

    private async Task ChooseAsync(SigningCertificate certificate)
    {
        chosen = certificate;
        outcome = null;
        planning = PlanCertificateAsync();
        await planning;
    }

    private async Task PlanCertificateAsync()
    {
        var planned = await planner.PlanRotateCertificateAsync(Id, chosen!, CancellationToken.None);
        Take(planned);
        problem = planned.Problem;
    }

    private void SecretTyped()
    {
        // The browser reports typing a moment late: by then the secret may be on its way, or the field emptied.
        if (sending is not null || (outcome is not null && !newSecret!.IsThere))
        {
            return;
        }

        // A secret that is typed came with no email here: the moment stands for it.
        message ??= newSecret!.IsThere ? new CustomerMessage(time.GetUtcNow(), CustomerMessageSource.Paste) : null;

        // What was accepted is what others did, whatever is typed.
        var before = accepted;
        ForgetPlan();
        accepted = before;
        outcome = null;
        problem = null;
    }

    private void Take(Result<ChangePlan> planned)
    {
        ForgetPlan();
        plan = planned.IsOk ? planned.Value : null;
    }

    /// <summary>Forgets the plan and its secret; what is being sent keeps its secret until it is sent.</summary>
    private void ForgetPlan()
    {
        if (!ReferenceEquals(plan, sending))
        {
            plan?.Secret?.Dispose();
        }

        plan = null;
        accepted = false;
    }

    /// <summary>The plan to send, when the button is pressed; null if something is in the way.</summary>
    private async Task<ChangePlan?> TakePlanAsync()
    {
        // Whoever presses while Auth0 is still being read means the certificate that they see.
        await planning;
        problem = null;
        if (view!.Record.Protocol == Protocol.Oidc && plan is null)
        {
            await PlanSecretAsync();
        }
        else if (chosen is not null && plan is null)
        {
            await PlanCertificateAsync();
        }

        if (plan is null || (plan.OutsideChanges.Count > 0 && !accepted))
        {
            StateHasChanged();
            return null;
        }

        sending = plan;
        return plan;
    }

    private async Task AppliedAsync(AppliedChange applied)
    {
        sending = null;
        if (applied.Plan.ConnectionId != Id)
        {
            return;
        }

        outcome = applied.Outcome;
        if (outcome is { State: ChangeState.Confirmed or ChangeState.Unknown })
        {
            // The proof, and what is not known yet, stand on the connection's page.
            await CleanAsync();
            navigation.NavigateTo(ChangeResult.Href(Id, outcome.ChangeId));
        }
        else
        {
            await PlanAgainAsync();
        }

        problem = applied.Problem ?? problem;
    }

    private async Task PlanSecretAsync()
    {
        var taken = await newSecret!.TakeAsync();
        if (!taken.TryGet(out ClientSecret? secret, out problem))
        {
            return;
        }

        var planned = await planner.PlanRotateSecretAsync(Id, secret, newSecret.Expiry, CancellationToken.None);
        var wasAccepted = accepted;
        Take(planned);
        problem = planned.Problem;
        if (plan is null)
        {
            secret.Dispose();
            return;
        }

        // What was accepted is what others did, as it was shown.
        accepted = wasAccepted && plan.OutsideChanges.SequenceEqual(outside);
        outside = plan.OutsideChanges;
    }

    /// <summary>The change failed, or its outcome is unknown: keep the input and plan again against what Auth0 holds now.</summary>
    private async Task PlanAgainAsync()
    {
        if (view!.Record.Protocol == Protocol.Oidc)
        {
            ForgetPlan();
            await LookAsync();
        }
        else if (outcome is null or { State: ChangeState.Refused })
        {
            await PlanCertificateAsync();
        }

        view = await pages.FindAsync(Id, CancellationToken.None);
    }

    private async Task CleanAsync()
    {
        ForgetPlan();
        chosen = null;
        message = null;
        carried = null;
        calculated = null;
        outside = [];
        reason = "";
        ticket = "";
        round++;
        view = await pages.FindAsync(Id, CancellationToken.None);
    }
}
