using System.Buffers;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>The runs of words in a text that may be a customer's name.</summary>
internal static class NameRuns
{
    private const int MostWords = 4;
    private const int ShortestName = 3;
    private const int LongestWord = 40;

    private static readonly SearchValues<char> NotInNames = SearchValues.Create(":/|=?{}[]()<>\"");

    /// <summary>Runs of one to four words of one line, each once, up to a bound.</summary>
    public static IReadOnlyList<string> In(string text, int most)
    {
        var runs = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (runs.Count >= most)
            {
                break;
            }

            Add(line.Length > 400 ? line[..400] : line, runs, most);
        }

        return [.. runs];
    }

    private static void Add(ReadOnlySpan<char> line, HashSet<string> runs, int most)
    {
        Span<Range> words = stackalloc Range[80];
        var count = line.SplitAny(words, " \t,;:()[]{}\"'<>|/=?&!", StringSplitOptions.RemoveEmptyEntries);
        for (var first = 0; first < count && runs.Count < most; first++)
        {
            for (var last = first; last < Math.Min(count, first + MostWords); last++)
            {
                if (!IsWord(line[words[last]]))
                {
                    break;
                }

                var run = line[words[first].Start..words[last].End].Trim(".-");
                if (run.Length >= ShortestName && char.IsLetter(run[0]) && !run.ContainsAny(NotInNames))
                {
                    runs.Add(run.ToString());
                }
            }
        }
    }

    private static bool IsWord(ReadOnlySpan<char> word) => word.Length <= LongestWord && !word.ContainsAny('@', '_');
}
