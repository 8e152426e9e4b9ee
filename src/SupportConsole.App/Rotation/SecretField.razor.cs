using Microsoft.AspNetCore.Components;
using SupportConsole.App.Shell.Parts;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Rotation;

/// <summary>A client secret as it is typed: its shape is examined, and corrected only when the engineer says so.</summary>
public sealed partial class SecretField
{
    private readonly List<SecretFinding> fixes = [];
    private IReadOnlyList<SecretFinding> findings = [];
    private SecretBox? box;

    [Parameter]
    public IdentityProvider Provider { get; set; }

    [Parameter]
    public string ClientId { get; set; } = "";

    /// <summary>Where the secret goes, in words.</summary>
    [Parameter]
    public string Help { get; set; } = "Goes to Auth0 only. The console keeps a fingerprint, never the value.";

    [Parameter]
    public EventCallback OnTyped { get; set; }

    /// <summary>The secret, with the corrections that were agreed to; refused where its shape is certainly wrong.</summary>
    public async Task<Result<ClientSecret>> TakeAsync()
    {
        var secret = await box!.TakeAsync() ?? new ClientSecret("");
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

    /// <summary>Empties the field.</summary>
    public Task ClearAsync()
    {
        fixes.Clear();
        findings = [];
        return box!.ClearAsync();
    }

    private async Task ExamineAsync()
    {
        fixes.Clear();
        using var secret = await box!.TakeAsync();
        findings = secret is null ? [] : SecretShape.Examine(secret, Provider, ClientId);
        await OnTyped.InvokeAsync();
    }

    private void Consent(SecretFinding finding)
    {
        fixes.Add(finding);
        findings = [.. findings.Where(other => other.Code != finding.Code)];
    }
}
