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

    /// <summary>What a whole document says, in words.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What stands in the way.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Where there are several IdPs in one document: all of them.</summary>
    public IReadOnlyList<IdpMetadata> Choices { get; init; } = [];

    /// <summary>Where the values come from, as fields are marked.</summary>
    public string Source { get; init; } = "from metadata";

    /// <summary>The certificates found, where there are several.</summary>
    public CertificateOffers? Certificates { get; init; }

    /// <summary>A client secret that was in it; taken out of everything shown.</summary>
    public ClientSecret? Secret { get; init; }

    /// <summary>Whether anything was taken into the form.</summary>
    public bool HasFilled => Notes.Count > 0 || Found is { Findings.Count: > 0 };
}
