using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.Differences;
using SupportConsole.App.Intake;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Rotation;

/// <summary>Rotation: now beside new beside what it was held against; apply, proof; the former certificate one click away.</summary>
public sealed partial class RotatePage(ConnectionReader pages, ChangePlanner planner, ChangeRunner runner, CarriedPaste carriedPaste, ActingPerson person) : IDisposable
{
    private IReadOnlyList<FieldChange> outside = [];
    private ConnectionView? view;
    private NewCertificate? newCertificate;
    private NewSecret? newSecret;
    private PastedContent? carried;
    private ChangePlan? plan;
    private ChangePlan? sending;
    private ChangeOutcome? outcome;
    private Problem? problem;
    private Thumbprint? calculated;
    private SigningCertificate? chosen;
    private Guid requestKey = Guid.NewGuid();
    private Guid? wentBackTo;
    private int round;
    private string ticket = "";
    private string reason = "";
    private bool accepted;
    private bool busy;
    private bool mayChange;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The former credential to go back to, from the connection's page.</summary>
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
            // Another connection's page is another page: nothing that was chosen for the one may reach the other.
            ForgetPlan();
            (view, chosen, outcome, problem, ticket, reason, round) = (null, null, null, null, "", "", round + 1);
            carried = carriedPaste.Take($"/connections/{Id}/rotate");
            view = await pages.FindAsync(Id, CancellationToken.None);
            await LookAsync();
            return;
        }

        view = await pages.FindAsync(Id, CancellationToken.None);
    }

    /// <summary>
    /// What others did to the client secret, before anything is typed: a certificate's plan shows it as soon as one is chosen, a secret's plan not before it is
    /// sent. Where Auth0 does not answer, the plan says so.
    /// </summary>
    private async Task LookAsync()
    {
        (outside, accepted) = ([], false);
        if (mayChange && view is { Record: { Protocol: Protocol.Oidc, Id: var asked } })
        {
            var refreshed = await pages.RefreshAsync(asked, CancellationToken.None);
            outside = asked == Id && refreshed.IsOk ? [.. refreshed.Value.Outside.Where(field => field.Field == "options.client_secret")] : [];
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Back is { } back && wentBackTo != back && newCertificate is not null && view?.Credentials.FirstOrDefault(credential => credential.Id == back) is { } former)
        {
            wentBackTo = back;
            await GoBackAsync(former);
            StateHasChanged();
        }
    }

    private async Task GoBackAsync(Credential former)
    {
        if (TenantCertificate.Read(former.Pem) is { } certificate)
        {
            reason = reason.Length == 0 ? "Going back to the former certificate" : reason;
            await newCertificate!.ChooseAsync(certificate, "from this connection's history");
        }
    }

    private async Task ChooseAsync(SigningCertificate certificate)
    {
        (chosen, outcome) = (certificate, null);
        await PlanCertificateAsync();
    }

    private async Task PlanCertificateAsync()
    {
        var planned = await planner.PlanRotateCertificateAsync(Id, chosen!, CancellationToken.None);
        Take(planned);
        problem = planned.Problem;
    }

    private void SecretTyped()
    {
        // The browser says it a moment after the last key: where the button was quicker, it is about what is being sent, or about a field that was emptied since.
        if (busy || (outcome is not null && !newSecret!.IsThere))
        {
            return;
        }

        // What was accepted is what others did, whatever is typed.
        var before = accepted;
        ForgetPlan();
        (accepted, outcome, problem) = (before, null, null);
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

        (plan, requestKey, accepted) = (null, Guid.NewGuid(), false);
    }

    private async Task ApplyAsync()
    {
        if (busy)
        {
            return;
        }

        (busy, problem) = (true, null);
        StateHasChanged();
        try
        {
            if ((view!.Record.Protocol == Protocol.Oidc && plan is null && !await PlanSecretAsync()) || (plan!.OutsideChanges.Count > 0 && !accepted))
            {
                return;
            }

            sending = plan;
            var applied = await runner.ApplyAsync(sending, new ChangeOrder(await person.GetAsync(), ticket, reason, requestKey));
            if (sending.ConnectionId == Id)
            {
                outcome = applied.IsOk ? applied.Value : null;
                await (outcome is { State: ChangeState.Confirmed } ? CleanAsync() : PlanAgainAsync());
                problem = applied.Problem ?? problem;
            }
        }
        finally
        {
            sending?.Secret?.Dispose();
            (busy, sending) = (false, null);
        }
    }

    private async Task<bool> PlanSecretAsync()
    {
        var taken = await newSecret!.TakeAsync();
        if (!taken.TryGet(out ClientSecret? secret, out problem))
        {
            return false;
        }

        var planned = await planner.PlanRotateSecretAsync(Id, secret, newSecret.ExpiresAt, CancellationToken.None);
        var wasAccepted = accepted;
        Take(planned);
        problem = planned.Problem;
        if (planned.TryGet(out var made, out _))
        {
            (accepted, outside) = (wasAccepted && made.OutsideChanges.SequenceEqual(outside), made.OutsideChanges);
        }
        else
        {
            secret.Dispose();
        }

        return planned.IsOk;
    }

    /// <summary>It did not come to pass, or is not known to have: what was typed stays, and the next try is planned on what Auth0 holds then.</summary>
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
        (chosen, carried, calculated, outside, reason, round) = (null, null, null, [], "", round + 1);
        view = await pages.FindAsync(Id, CancellationToken.None);
    }
}
