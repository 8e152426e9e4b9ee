using SupportConsole.App.Intake;
using SupportConsole.Federation;
using SupportConsole.Federation.Pasting;
using SupportConsole.Federation.Saml;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Onboarding;

/// <summary>What was understood of what the customer sent.</summary>
public sealed record PasteFillResult
{
    /// <summary>What was found piece by piece; null where it was one whole document.</summary>
    public PasteReading? Found { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public IReadOnlyList<IdpMetadata> Choices { get; init; } = [];

    public string Source { get; init; } = "from metadata";

    public CertificateOffers? Certificates { get; init; }

    /// <summary>A client secret that was in it; taken out of everything shown.</summary>
    public ClientSecret? Secret { get; init; }

    public bool HasFilled => Notes.Count > 0 || Found is { Findings.Count: > 0 };
}
