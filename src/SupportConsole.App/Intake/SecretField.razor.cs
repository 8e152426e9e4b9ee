using Microsoft.AspNetCore.Components;
using SupportConsole.App.Parts;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Intake;

/// <summary>A client secret as it is typed: its shape is examined, and corrected only when the engineer says so.</summary>
public sealed partial class SecretField
{
    private readonly List<SecretFinding> fixes = [];
    private IReadOnlyList<SecretFinding> findings = [];
    private SecretBox? box;
    private ClientSecret? seen;
    private bool isTyped;
    private bool isRefused;

    [Parameter]
    public IdentityProvider Provider { get; set; }

    [Parameter]
    public string ClientId { get; set; } = "";

    /// <summary>Where the secret goes, in words.</summary>
    [Parameter]
    public string Help { get; set; } = "Goes to Auth0 only. The console keeps a fingerprint, never the value.";

    /// <summary>
    /// A secret from elsewhere, such as a paste: used while nothing is typed, and never shown. The page's own to dispose.
    /// </summary>
    [Parameter]
    public ClientSecret? Offered { get; set; }

    [Parameter]
    public EventCallback OnTyped { get; set; }

    /// <summary>Whether a secret was typed or is taken from a paste.</summary>
    public bool HasSecret => isTyped || (Offered is not null && !isRefused);

    /// <summary>Reads the field now: what was typed a moment ago may not have been announced yet.</summary>
    public async Task<bool> ReadHasSecretAsync()
    {
        using var secret = await ReadAsync();
        return secret is not null;
    }

    /// <summary>The secret, with the corrections that were agreed to; refused where its shape is certainly wrong.</summary>
    public async Task<Result<ClientSecret>> TakeAsync()
    {
        var secret = await ReadAsync() ?? new ClientSecret("");
        foreach (var fix in fixes)
        {
            using var before = secret;
            secret = fix.Fix!(before);
        }

        findings = SecretShape.Examine(secret, Provider, ClientId);
        return findings.FirstOrDefault(finding => finding.IsRefused) is { } refused
            ? new Problem(refused.What, refused.Cure) { Code = refused.Code, NotLost = "Nothing was sent." }
            : secret;
    }

    public Task ClearAsync()
    {
        fixes.Clear();
        findings = [];
        isTyped = false;
        isRefused = true;
        return box!.ClearAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!ReferenceEquals(seen, Offered))
        {
            (seen, isRefused) = (Offered, false);
            await ExamineAsync();
            StateHasChanged();
        }
    }

    private async Task ExamineAsync()
    {
        fixes.Clear();
        using var secret = await ReadAsync();
        findings = secret is null ? [] : SecretShape.Examine(secret, Provider, ClientId);
        await OnTyped.InvokeAsync();
    }

    /// <summary>What is typed, else what was offered; the caller's own to dispose.</summary>
    private async Task<ClientSecret?> ReadAsync()
    {
        var typed = await box!.TakeAsync();
        isTyped = typed is not null;
        return typed ?? (isRefused ? null : Offered?.Inspect(value => new ClientSecret(value.Span)));
    }

    private Task RefuseAsync()
    {
        isRefused = true;
        return ExamineAsync();
    }

    private void Consent(SecretFinding finding)
    {
        fixes.Add(finding);
        findings = [.. findings.Where(other => other.Code != finding.Code)];
    }
}
