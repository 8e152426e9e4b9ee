using System.Text;

namespace SupportConsole.App.Record.Search;

/// <summary>
/// The one fold of every search: composed letters in lower case. A text and a question are folded the same way, so that neither the case nor
/// the way a letter was typed matters, in any script.
/// </summary>
public static class SearchFold
{
    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var folded = Composition.Of(text).ToLowerInvariant();
        return string.Create(folded.Length, folded, (letters, from) =>
        {
            for (var at = 0; at < from.Length; at++)
            {
                letters[at] = Letter(from[at]);
            }
        });
    }

    /// <summary>Whether a text contains a word that is folded already. SQLite calls this as holds(text, word).</summary>
    public static bool Holds(string? text, string? word) =>
        text is not null && word is not null
        && (Ascii.IsValid(text)
            ? text.Contains(word, StringComparison.OrdinalIgnoreCase)
            : Of(text).Contains(word, StringComparison.Ordinal));

    /// <summary>As SQLite's trigrams fold: Greek has two small sigmas.</summary>
    private static char Letter(char letter) => letter switch
    {
        'ς' => 'σ',
        _ => letter,
    };
}
