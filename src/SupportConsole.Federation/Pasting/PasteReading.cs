using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.Federation.Pasting;

/// <summary>What the console understood of whatever the customer sent. No text in it holds a secret.</summary>
public sealed record PasteReading
{
    /// <summary>Everything found, in the order of the paste.</summary>
    public required IReadOnlyList<PasteFinding> Findings { get; init; }

    /// <summary>What the suggested protocol still needs, in words.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>The protocol that the findings speak for; null where nothing tells.</summary>
    public Protocol? Protocol { get; init; }

    /// <summary>Why that protocol, or why none.</summary>
    public required string ProtocolBecause { get; init; }

    /// <summary>The provider that the findings speak for; Other where nothing tells.</summary>
    public IdentityProvider Provider { get; init; }

    /// <summary>Why that provider, or why none.</summary>
    public required string ProviderBecause { get; init; }

    /// <summary>Where several of a kind were found: which one, and why.</summary>
    public required IReadOnlyList<PasteChoice> Choices { get; init; }

    /// <summary>What is wrong with the paste, each with cause and cure.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>The paste with secrets and private keys taken out: safe to show.</summary>
    public required string Redacted { get; init; }

    /// <summary>The one to use of a kind: the proposed one of a choice, else the first; null where there is none.</summary>
    public PasteFinding? Best(PasteFindingKind kind) =>
        Choices.FirstOrDefault(choice => choice.Kind == kind)?.Proposed ?? Findings.FirstOrDefault(finding => finding.Kind == kind);
}
