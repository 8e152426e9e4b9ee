namespace SupportConsole.Federation.Pasting;

/// <summary>Several of a kind were found and one must be chosen.</summary>
public sealed record PasteChoice(PasteFindingKind Kind, IReadOnlyList<PasteFinding> Options, PasteFinding Proposed, string Because);
