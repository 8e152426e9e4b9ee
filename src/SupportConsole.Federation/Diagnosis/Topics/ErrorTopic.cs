namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>
/// Tells what a text that no sentence of the catalogue fits is about: a subject, with words close by in the same sentence that say what
/// is wrong with it.
/// </summary>
/// <param name="id">The catalogue's entry that it leads to.</param>
internal sealed class ErrorTopic(string id, WordGroup subject, params WordGroup[] close)
{
    private const int Before = 90;
    private const int After = 110;
    private const int MostPlaces = 300;

    private WordGroup? without;
    private WordGroup? context;
    private WordGroup? excluded;

    public string Id => id;

    /// <summary>It doesn't count where one of these words stands close by.</summary>
    public ErrorTopic Without(WordGroup words)
    {
        without = words;
        return this;
    }

    /// <summary>It counts only in a text that also holds one of these words.</summary>
    public ErrorTopic In(WordGroup words)
    {
        context = words;
        return this;
    }

    /// <summary>It doesn't count in a text that also holds one of these words.</summary>
    public ErrorTopic ButNot(WordGroup words)
    {
        excluded = words;
        return this;
    }

    /// <param name="text">What is reported, as a <see cref="WordText"/>.</param>
    /// <param name="all">All words of the paste.</param>
    public bool IsIn(string text, string all)
    {
        if ((context is not null && !context.IsIn(all)) || (excluded is not null && excluded.IsIn(text)))
        {
            return false;
        }

        var at = subject.IndexIn(text);
        for (var places = 0; at >= 0 && places < MostPlaces; places++)
        {
            if (Fits(Around(text, at)))
            {
                return true;
            }

            var next = subject.IndexIn(text.AsSpan(at + 1));
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    private bool Fits(ReadOnlySpan<char> around)
    {
        foreach (var group in close)
        {
            if (!group.IsIn(around))
            {
                return false;
            }
        }

        return without?.IsIn(around) is not true;
    }

    /// <summary>What stands close to a place, within its sentence.</summary>
    private static ReadOnlySpan<char> Around(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - Before), Math.Min(Before, at));
        var after = text.AsSpan(at, Math.Min(After, text.Length - at));
        var (start, end) = (before.LastIndexOf(WordText.SentenceEnd) + 1, after.IndexOf(WordText.SentenceEnd));
        var from = at - before.Length + start;
        return text.AsSpan(from, at - from + (end < 0 ? after.Length : end));
    }
}
