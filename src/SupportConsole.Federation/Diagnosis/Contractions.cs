namespace SupportConsole.Federation.Diagnosis;

/// <summary>Providers change their messages between "isn't" and "is not".</summary>
internal static class Contractions
{
    /// <summary>A folded text with "isn't" as "is not" and "can't" or "can not" as "cannot".</summary>
    public static string SpelledOut(string folded) =>
        folded.Replace("can't", "cannot", StringComparison.Ordinal).Replace("won't", "will not", StringComparison.Ordinal)
            .Replace("n't", " not", StringComparison.Ordinal).Replace("can not", "cannot", StringComparison.Ordinal);
}
