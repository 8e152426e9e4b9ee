using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.Connections;
using SupportConsole.App.Data;
using SupportConsole.App.Shell;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Rotation;

/// <summary>Rotation: now beside new, apply, proof; the former certificate one click away.</summary>
public sealed partial class RotatePage(ConnectionPageService pages, ChangePlanner planner, ChangeRunner runner, FingerprintKey key, ActingPerson person)
{
    private ConnectionView? view;
    private SigningCertificate? current;
    private SigningCertificate? chosen;
    private SecretField? secretField;
    private ChangePlan? plan;
    private ChangeOutcome? outcome;
    private Problem? problem;
    private Thumbprint? calculated;
    private Guid requestKey = Guid.NewGuid();
    private DateTime? expiresOn;
    private string? recognised;
    private string ticket = "";
    private string reason = "";
    private bool busy;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The former credential to go back to, from the connection's page.</summary>
    [SupplyParameterFromQuery(Name = "back")]
    private Guid? Back { get; set; }

    /// <summary>The thumbprint that Auth0 calculated, from a diagnosis: what the IdP signs with.</summary>
    [SupplyParameterFromQuery(Name = "calculated")]
    private string? Calculated { get; set; }

    private Credential? InForce => view?.Credentials.FirstOrDefault(credential => credential.Status == CredentialStatus.InForce);

    private bool matchesCalculated => chosen is not null && calculated is not null && (chosen.Sha1 == calculated || chosen.Sha256 == calculated);

    protected override async Task OnParametersSetAsync()
    {
        calculated = Thumbprint.Parse(Calculated) is { IsOk: true } read ? read.Value : null;
        await LoadAsync();
        if (Back is { } back && chosen is null && outcome is null && view?.Credentials.FirstOrDefault(credential => credential.Id == back) is { } former)
        {
            await GoBackAsync(former);
        }
    }

    private static string Shown(Credential credential) =>
        credential.Kind == CredentialKind.SigningCertificate && Thumbprint.Parse(credential.Fingerprint) is { IsOk: true } thumbprint ? $"SHA-256 {thumbprint.Value.Display}" : $"{credential.Fingerprint[..16]}…";

    private async Task LoadAsync()
    {
        view = await pages.FindAsync(Id, CancellationToken.None);
        current = InForce?.Pem is { } pem ? TenantCertificate.Read(pem) : null;
    }

    private async Task GoBackAsync(Credential former)
    {
        if (TenantCertificate.Read(former.Pem) is { } certificate)
        {
            reason = reason.Length == 0 ? "Going back to the former certificate" : reason;
            await ChooseAsync(certificate);
        }
    }

    private async Task ChooseAsync(SigningCertificate certificate)
    {
        (chosen, outcome) = (certificate, null);
        Recognise(certificate.Sha256.Hex);
        var planned = await planner.PlanRotateCertificateAsync(Id, certificate, CancellationToken.None);
        (problem, plan, requestKey) = (planned.Problem, planned.IsOk ? planned.Value : null, Guid.NewGuid());
    }

    private async Task SecretTypedAsync()
    {
        (plan, outcome, requestKey, recognised, problem) = (null, null, Guid.NewGuid(), null, null);
        var taken = await secretField!.TakeAsync();
        if (taken.IsOk)
        {
            using var secret = taken.Value;
            Recognise(key.Fingerprint(secret));
        }
    }

    /// <summary>Says where a credential was seen before.</summary>
    private void Recognise(string fingerprint)
    {
        var known = view?.Credentials.Where(credential => credential.Fingerprint == fingerprint).MaxBy(credential => credential.SetAt);
        recognised = known switch
        {
            null => null,
            { Status: CredentialStatus.InForce } => "This is the one already in force.",
            _ => $"This is a former one, set by {known.SetBy} on {known.SetAt:d MMM yyyy} and replaced on {known.ReplacedAt:d MMM yyyy}.",
        };
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
            if (view!.Record.Protocol == Protocol.Oidc && !await PlanSecretAsync())
            {
                return;
            }

            var applied = await runner.ApplyAsync(plan!, new ChangeOrder(await person.GetAsync(), ticket, reason, requestKey));
            (problem, outcome) = (applied.Problem, applied.IsOk ? applied.Value : null);
            if (outcome is { State: ChangeState.Confirmed })
            {
                await CleanAsync();
            }
        }
        finally
        {
            busy = false;
        }
    }

    private async Task<bool> PlanSecretAsync()
    {
        var taken = await secretField!.TakeAsync();
        if (!taken.TryGet(out ClientSecret? secret, out problem))
        {
            return false;
        }

        var planned = await planner.PlanRotateSecretAsync(
            Id, secret, expiresOn is { } day ? new DateTimeOffset(DateTime.SpecifyKind(day, DateTimeKind.Utc)) : null, CancellationToken.None);
        (problem, plan) = (planned.Problem, planned.IsOk ? planned.Value : null);
        return planned.IsOk;
    }

    private async Task CleanAsync()
    {
        plan?.Secret?.Dispose();
        (plan, chosen, recognised, reason, requestKey) = (null, null, null, "", Guid.NewGuid());
        if (secretField is not null)
        {
            await secretField.ClearAsync();
        }

        await LoadAsync();
    }
}
