namespace SupportConsole.App.Shell;

/// <summary>Whether a word is the one meant, with a letter or two missing, wrong, too many or swapped.</summary>
internal static class NearWords
{
    /// <summary>Shorter words must be typed without a mistake.</summary>
    internal const int Shortest = 4;
    private const int Long = 8;

    /// <summary>Whether every word of the text is near some word of the name, both folded.</summary>
    public static bool IsNear(string text, string name)
    {
        var words = Split(name);
        var typed = Split(text);
        return typed.Length > 0 && Array.TrueForAll(typed, one => Array.Exists(words, word => IsNearWord(one, word)));
    }

    /// <summary>The words of a folded text.</summary>
    internal static string[] Split(string text) => text.Split([' ', '-', '.', ',', '_', '/'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether the typed word is near the other or its beginning.</summary>
    internal static bool IsNearWord(string typed, string word)
    {
        if (typed.Length < Shortest)
        {
            return word.StartsWith(typed, StringComparison.Ordinal);
        }

        var most = typed.Length >= Long ? 2 : 1;
        return Distance(typed, word.AsSpan(0, Math.Min(word.Length, typed.Length + most))) <= most;
    }

    /// <summary>Letters to change, add, take away or swap with their neighbour until the first is a beginning of the second.</summary>
    private static int Distance(string from, ReadOnlySpan<char> to)
    {
        int[][] rows = [new int[to.Length + 1], new int[to.Length + 1], new int[to.Length + 1]];
        for (var column = 0; column <= to.Length; column++)
        {
            rows[0][column] = column;
        }

        for (var at = 1; at <= from.Length; at++)
        {
            var row = rows[at % 3];
            var above = rows[(at + 2) % 3];
            var twoAbove = rows[(at + 1) % 3];
            row[0] = at;
            for (var column = 1; column <= to.Length; column++)
            {
                var isSame = from[at - 1] == to[column - 1];
                var best = Math.Min(Math.Min(above[column], row[column - 1]) + 1, above[column - 1] + (isSame ? 0 : 1));
                var isSwap = at > 1 && column > 1 && from[at - 1] == to[column - 2] && from[at - 2] == to[column - 1];
                row[column] = isSwap ? Math.Min(best, twoAbove[column - 2] + 1) : best;
            }
        }

        return rows[from.Length % 3].Min();
    }
}
