using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Oidc;

namespace SupportConsole.Federation.Saml;

public sealed record SamlEndpoint(string Binding, string Location);

/// <summary>A value the console proposes, and the reason for choosing it.</summary>
/// <param name="Why">The reason, doubts included.</param>
public sealed record Proposal<T>(T Value, string Why);

/// <summary>Something in metadata that bears on a connection through Auth0 without standing in its way.</summary>
/// <param name="Severity">How much it weighs.</param>
/// <param name="What">What was found, naming it and its place.</param>
/// <param name="Code">A stable name of the cause, such as <c>metadata.expired</c>.</param>
public sealed record MetadataFinding(FindingSeverity Severity, string What, string Cure, string Code)
{
    public string Sentence => $"{(Severity == FindingSeverity.Info ? "" : "Warning: ")}{What} {Cure}";
}

/// <summary>One identity provider, as its metadata describes it.</summary>
public sealed record IdpMetadata
{
    public required string EntityId { get; init; }

    /// <summary>When the metadata says it stops being valid, the earliest of what bears on this IdP; null where it does not say.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>How long the metadata may be kept before it is fetched again; null where it does not say.</summary>
    public TimeSpan? CacheDuration { get; init; }

    public required IReadOnlyList<SamlEndpoint> SingleSignOn { get; init; }

    /// <summary>Where users sign out, in the document's order, unchecked.</summary>
    public required IReadOnlyList<SamlEndpoint> SingleLogout { get; init; }

    /// <summary>The distinct certificates that may sign: marked as signing, or without a use.</summary>
    public required IReadOnlyList<SigningCertificate> SigningCertificates { get; init; }

    public bool WantAuthnRequestsSigned { get; init; }

    public required IReadOnlyList<string> NameIdFormats { get; init; }

    /// <summary>The algorithms that it says it signs with (alg:SigningMethod), as URIs; empty if it does not say.</summary>
    public IReadOnlyList<string> SigningAlgorithms { get; init; } = [];

    public required Proposal<SamlEndpoint> ProposedSignIn { get; init; }

    /// <summary>The sign-out address to use; null where none is offered that Auth0 takes.</summary>
    public Proposal<SamlEndpoint>? ProposedSignOut { get; init; }

    /// <summary>The certificate to trust: Auth0 keeps one.</summary>
    public required Proposal<SigningCertificate> ProposedCertificate { get; init; }

    /// <summary>
    /// What the engineer should know of this IdP; of a document with several, <see cref="MetadataReading.Findings"/> only counts
    /// them.
    /// </summary>
    public IReadOnlyList<MetadataFinding> Findings { get; init; } = [];
}

/// <summary>What a metadata document holds.</summary>
/// <param name="IdentityProviders">The identity providers: at least one, a choice where there are several.</param>
/// <param name="IsSigned">Whether the document carries a signature. It is not verified.</param>
/// <param name="Findings">What the engineer should know.</param>
public sealed record MetadataReading(IReadOnlyList<IdpMetadata> IdentityProviders, bool IsSigned, IReadOnlyList<MetadataFinding> Findings)
{
    public IReadOnlyList<string> Notes => [.. Findings.Select(finding => finding.Sentence)];
}
