using System.Text;

namespace SupportConsole.App.Record.Search;

/// <summary>
/// Queries to a trigram index (FTS5). The index finds every text that contains the words, and perhaps a few that do not: the caller
/// filters those few rows by the words themselves.
/// </summary>
internal static class Trigrams
{
    // More would not narrow the result, and FTS5 refuses very long queries.
    private const int MostOfWord = 12;
    private const int MostWords = 8;

    /// <summary>The query; null if no word has three letters.</summary>
    public static string? Of(IEnumerable<string> words)
    {
        var runs = words.Take(MostWords)
            .SelectMany(word => Runs(word).Distinct(StringComparer.Ordinal).Take(MostOfWord))
            .Select(run => $"\"{run.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
            .ToList();
        return runs.Count == 0 ? null : string.Join(" AND ", runs);
    }

    /// <summary>The query for texts that contain one of the values; null if a value is too short for the index.</summary>
    public static string? OfAny(IEnumerable<string> values)
    {
        var each = values.Select(value => Of([value])).ToList();
        return each.Count == 0 || each.Contains(null) ? null : string.Join(" OR ", each.Select(one => $"({one})"));
    }

    /// <summary>The query for texts that contain one value of each list; null if a list is empty or a value too short.</summary>
    public static string? OfEach(IEnumerable<IEnumerable<string>> lists)
    {
        var each = lists.Select(OfAny).ToList();
        return each.Count == 0 || each.Contains(null) ? null : string.Join(" AND ", each.Select(one => $"({one})"));
    }

    private static IEnumerable<string> Runs(string word)
    {
        // NUL would end the query.
        var letters = word.EnumerateRunes().TakeWhile(letter => letter.Value != 0).ToArray();
        for (var at = 0; at + 3 <= letters.Length; at++)
        {
            yield return string.Concat(letters[at].ToString(), letters[at + 1].ToString(), letters[at + 2].ToString());
        }
    }
}
