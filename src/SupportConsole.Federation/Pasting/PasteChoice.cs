namespace SupportConsole.Federation.Pasting;

/// <summary>Several of a kind were found and one must be chosen.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Options">All of them.</param>
/// <param name="Proposed">The one to propose.</param>
/// <param name="Because">Why that one.</param>
public sealed record PasteChoice(PasteFindingKind Kind, IReadOnlyList<PasteFinding> Options, PasteFinding Proposed, string Because);
