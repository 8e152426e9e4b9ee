namespace SupportConsole.Federation.Diagnosis;

/// <summary>What an error is, as far as the catalogue knows.</summary>
/// <param name="Best">The best match; null where the error is not in the catalogue.</param>
/// <param name="Alternatives">Other entries that the text also fits, the more specific first.</param>
/// <param name="CollectNext">Where nothing fits: what to ask for next; else empty.</param>
public sealed record SignInDiagnosis(ErrorEntry? Best, IReadOnlyList<ErrorEntry> Alternatives, IReadOnlyList<string> CollectNext);
