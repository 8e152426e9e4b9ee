using System.Text;

namespace SupportConsole.App.Record.Search;

/// <summary>
/// Composed letters (Unicode's normal form C), so that "ä" is one letter however it was typed. The framework's own Normalize needs ICU, and
/// does nothing in a process with invariant globalization.
/// </summary>
internal static class Composition
{
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int FirstTail = 0x11A7;
    private const int FirstSyllable = 0xAC00;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Tails = 28;

    /// <summary>The text with every letter composed. A text of ASCII letters is itself.</summary>
    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var letters = new List<int>(text.Length);
        foreach (var letter in text.EnumerateRunes())
        {
            Decompose(letter.Value, letters);
        }

        Order(letters);
        return Compose(letters);
    }

    private static void Decompose(int letter, List<int> into)
    {
        if (CompositionTable.Decomposed.TryGetValue(letter, out var parts))
        {
            Decompose(parts.Base, into);
            into.Add(parts.Mark);
        }
        else
        {
            into.Add(letter);
        }
    }

    /// <summary>Marks on one letter stand in the order of their classes, whatever order they were typed in.</summary>
    private static void Order(List<int> letters)
    {
        for (var at = 1; at < letters.Count; at++)
        {
            var own = ClassOf(letters[at]);
            for (var to = at; own > 0 && to > 0 && ClassOf(letters[to - 1]) > own; to--)
            {
                (letters[to], letters[to - 1]) = (letters[to - 1], letters[to]);
            }
        }
    }

    private static string Compose(List<int> letters)
    {
        var composed = new List<int>(letters.Count);
        var starter = -1;
        var lastClass = 0;
        foreach (var letter in letters)
        {
            var own = ClassOf(letter);
            var isNext = starter == composed.Count - 1;
            if (starter >= 0 && (isNext || (own > lastClass && lastClass > 0)) && Pair(composed[starter], letter) is { } pair)
            {
                composed[starter] = pair;
                continue;
            }

            (starter, lastClass) = own == 0 ? (composed.Count, 0) : (starter, own);
            composed.Add(letter);
        }

        var text = new StringBuilder(composed.Count);
        foreach (var letter in composed)
        {
            text.Append(new Rune(letter).ToString());
        }

        return text.ToString();
    }

    private static int ClassOf(int letter) => CompositionTable.Classes.GetValueOrDefault(letter);

    private static int? Pair(int first, int second)
    {
        if (CompositionTable.Composed.TryGetValue((first, second), out var letter))
        {
            return letter;
        }

        // The syllables of Hangul are computed.
        return (first - FirstLead, second - FirstVowel, first - FirstSyllable, second - FirstTail) switch
        {
            ( >= 0 and < Leads and var lead, >= 0 and < Vowels and var vowel, _, _) => FirstSyllable + (((lead * Vowels) + vowel) * Tails),
            (_, _, >= 0 and < Leads * Vowels * Tails and var syllable, > 0 and < Tails and var tail) when syllable % Tails == 0 => first + tail,
            _ => null,
        };
    }
}
