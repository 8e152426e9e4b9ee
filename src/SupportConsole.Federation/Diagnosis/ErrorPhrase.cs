namespace SupportConsole.Federation.Diagnosis;

/// <summary>
/// A sentence to look for in a <see cref="FoldedText"/>: lower case, with … for up to <see cref="Gap"/> characters of names and addresses.
/// It has to begin and end at a word's edge.
/// </summary>
internal sealed class ErrorPhrase
{
    private const int Gap = 160;
    private readonly string[] parts;

    private ErrorPhrase(string[] parts) => this.parts = parts;

    public string Head => parts[0];

    public static ErrorPhrase Of(string phrase) => new(Contractions.SpelledOut(phrase).Split(" … "));

    public bool IsIn(string folded)
    {
        for (var at = Find(folded, parts[0], 0, folded.Length); at >= 0; at = Find(folded, parts[0], at + 1, folded.Length))
        {
            if (GoesOn(folded, at + parts[0].Length))
            {
                return true;
            }
        }

        return false;
    }

    private bool GoesOn(string folded, int from)
    {
        foreach (var part in parts.AsSpan(1))
        {
            var at = Find(folded, part, from, Math.Min(folded.Length, from + Gap + part.Length));
            if (at < 0)
            {
                return false;
            }

            from = at + part.Length;
        }

        return true;
    }

    private static int Find(string text, string part, int from, int end)
    {
        while (from <= end - part.Length)
        {
            var at = text.IndexOf(part, from, end - from, StringComparison.Ordinal);
            if (at < 0 || (IsEdge(text, at - 1, at) && IsEdge(text, at + part.Length - 1, at + part.Length)))
            {
                return at;
            }

            from = at + 1;
        }

        return -1;
    }

    private static bool IsEdge(string text, int left, int right) =>
        left < 0 || right >= text.Length || !IsWord(text[left]) || !IsWord(text[right]);

    private static bool IsWord(char c) => c == '_' || char.IsLetterOrDigit(c);
}
