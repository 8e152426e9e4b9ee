using System.Buffers;

namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>Words that mean the same here, as beginnings: "expire" finds "expired". A space at the end asks for the whole word.</summary>
internal sealed class WordGroup
{
    private readonly string[] words;
    private readonly SearchValues<string> beginnings;

    private WordGroup(string[] words)
    {
        this.words = words;
        beginnings = SearchValues.Create(words.Select(word => " " + word).ToArray(), StringComparison.Ordinal);
    }

    public static WordGroup Of(params string[] words) => new(words);

    public WordGroup And(params string[] more) => new([.. words, .. more]);

    public WordGroup And(WordGroup more) => new([.. words, .. more.words]);

    /// <summary>Where the first of them stands in a <see cref="WordText"/>, at the space before it; -1 if none does.</summary>
    public int IndexIn(ReadOnlySpan<char> text) => text.IndexOfAny(beginnings);

    public bool IsIn(ReadOnlySpan<char> text) => text.ContainsAny(beginnings);

    /// <summary>How many places of a text have one of them.</summary>
    public int CountIn(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = IndexIn(text); at >= 0; at = IndexIn(text))
        {
            count++;
            text = text[(at + 1)..];
        }

        return count;
    }
}
