using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.Federation.Pasting;

/// <summary>What the console understood of what the customer sent. No text in it holds a secret.</summary>
public sealed record PasteReading
{
    public required IReadOnlyList<PasteFinding> Findings { get; init; }

    public required IReadOnlyList<string> Missing { get; init; }

    public Protocol? Protocol { get; init; }

    public required string ProtocolBecause { get; init; }

    public IdentityProvider Provider { get; init; }

    public required string ProviderBecause { get; init; }

    /// <summary>Which one to use if several of a kind were found, and why.</summary>
    public required IReadOnlyList<PasteChoice> Choices { get; init; }

    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>Whether the paste holds nothing that is known: words alone.</summary>
    public bool IsUnknown => Findings.Count == 0 && Problems is [{ Code: PasteJudgement.NothingKnown }];

    /// <summary>When the email was sent that the paste begins with; null if it begins with none.</summary>
    public MailDate? Sent { get; init; }

    /// <summary>The paste without secrets and private keys: safe to show.</summary>
    public required string Redacted { get; init; }

    /// <summary>
    /// The one to use of a kind: the proposed one of a choice, otherwise the first that is not ours; null if there is none.
    /// </summary>
    public PasteFinding? Best(PasteFindingKind kind) =>
        Choices.FirstOrDefault(choice => choice.Kind == kind)?.Proposed
            ?? Findings.FirstOrDefault(finding => finding.Kind == kind && !finding.IsOurs);
}
