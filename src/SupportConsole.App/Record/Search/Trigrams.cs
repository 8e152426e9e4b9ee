using System.Text;

namespace SupportConsole.App.Record.Search;

/// <summary>
/// What a person typed as a question to a trigram index (FTS5, which keeps of every text the runs of three letters in it). It finds every text that holds the
/// words, and perhaps a few that do not: the caller still asks for the words themselves, of few rows in place of all.
/// </summary>
internal static class Trigrams
{
    // More narrow nothing further, and FTS5 refuses very long questions.
    private const int MostOfWord = 12;
    private const int MostWords = 8;

    /// <summary>The question; null where no word has three letters, so that the index can say nothing.</summary>
    public static string? Of(IEnumerable<string> words)
    {
        var runs = words.Take(MostWords).SelectMany(word => Runs(word).Distinct(StringComparer.Ordinal).Take(MostOfWord)).Select(run => $"\"{run.Replace("\"", "\"\"", StringComparison.Ordinal)}\"").ToList();
        return runs.Count == 0 ? null : string.Join(" AND ", runs);
    }

    private static IEnumerable<string> Runs(string word)
    {
        // NUL would end the question.
        var letters = word.EnumerateRunes().TakeWhile(letter => letter.Value != 0).ToArray();
        for (var at = 0; at + 3 <= letters.Length; at++)
        {
            yield return string.Concat(letters[at].ToString(), letters[at + 1].ToString(), letters[at + 2].ToString());
        }
    }
}
