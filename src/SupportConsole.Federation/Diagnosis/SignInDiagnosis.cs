namespace SupportConsole.Federation.Diagnosis;

/// <summary>What the catalogue knows of an error.</summary>
/// <param name="Best">The best match; null if the text names no error at all.</param>
/// <param name="Alternatives">Other entries that the text also fits, the more specific first.</param>
/// <param name="CollectNext">What to ask for next if the error is not known; else empty.</param>
public sealed record SignInDiagnosis(ErrorEntry? Best, IReadOnlyList<ErrorEntry> Alternatives, IReadOnlyList<string> CollectNext)
{
    /// <summary>Whether only the subject of the text led to <see cref="Best"/>: no sentence and no code of the catalogue fits it.</summary>
    public bool IsByTopic { get; init; }

    /// <summary>What a sentence or a code of the text says; null if only its words point somewhere.</summary>
    public ErrorEntry? Certain => IsByTopic ? null : Best;
}
