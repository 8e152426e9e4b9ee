using SupportConsole.Federation.Pasting;

namespace SupportConsole.App.Intake;

/// <summary>The word for each kind of finding, and what may be shown of it.</summary>
public static class FoundWords
{
    public static string Of(PasteFindingKind kind) => kind switch
    {
        PasteFindingKind.Issuer => "Issuer",
        PasteFindingKind.DiscoveryUrl => "Discovery URL",
        PasteFindingKind.MetadataUrl => "Metadata URL",
        PasteFindingKind.Metadata => "SAML metadata of",
        PasteFindingKind.EntityId => "IdP entity ID",
        PasteFindingKind.SignInUrl => "Sign-in URL",
        PasteFindingKind.SignOutUrl => "Sign-out URL",
        PasteFindingKind.ClientId => "Client ID",
        PasteFindingKind.ClientSecret => "Client secret",
        PasteFindingKind.SecretExpiry => "Secret expires",
        PasteFindingKind.TenantId => "Directory (tenant) ID",
        PasteFindingKind.Certificate => "Certificate",
        PasteFindingKind.Thumbprint => "Thumbprint",
        PasteFindingKind.Domain => "Email domain",
        PasteFindingKind.ContactEmail => "Contact",
        PasteFindingKind.ErrorText => "Error text",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of finding without a word."),
    };

    /// <summary>What is shown of a finding: of a secret, that it is there.</summary>
    public static string Shown(PasteFinding finding) =>
        finding.Secret is null ? finding.Text : "Hidden. Will be used as the client secret.";

    public static string Origin(PasteFinding finding) => finding.IsOurs ? $"{finding.Source}; ours, not the IdP's" : finding.Source;

    public static string Line(PasteFinding finding) => $"{Of(finding.Kind)} {Shown(finding)} ({Origin(finding)})";

    /// <summary>What is worth a line: neither an entity ID that its metadata names already, nor our own email address.</summary>
    public static IReadOnlyList<PasteFinding> Worth(PasteReading reading)
    {
        var metadata = reading.Findings.Where(finding => finding.Kind == PasteFindingKind.Metadata)
            .Select(finding => finding.Text).ToHashSet(StringComparer.Ordinal);
        return [.. reading.Findings
            .Where(finding => finding.Kind != PasteFindingKind.EntityId || !metadata.Contains(finding.Text))
            .Where(finding => !finding.IsOurs || finding.Kind is not (PasteFindingKind.ContactEmail or PasteFindingKind.Domain))];
    }
}
