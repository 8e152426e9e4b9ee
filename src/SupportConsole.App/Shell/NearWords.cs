namespace SupportConsole.App.Shell;

/// <summary>Whether a word is the one meant, with a letter or two missing, wrong, too many or swapped.</summary>
internal static class NearWords
{
    private const int Shortest = 4;
    private const int Long = 8;

    /// <summary>Whether every word of the text is near some word of the name.</summary>
    public static bool IsNear(string text, string name)
    {
        var words = Split(name);
        var typed = Split(text);
        return typed.Length > 0 && Array.TrueForAll(typed, one => Array.Exists(words, word => IsNearWord(one, word)));
    }

    /// <summary>Whether the typed word is near the other or its beginning.</summary>
    internal static bool IsNearWord(string typed, string word)
    {
        if (typed.Length < Shortest)
        {
            return word.StartsWith(typed, StringComparison.OrdinalIgnoreCase);
        }

        var most = typed.Length >= Long ? 2 : 1;
        for (var length = typed.Length - most; length <= typed.Length + most; length++)
        {
            if (length <= word.Length && Distance(typed, word[..length], most) <= most)
            {
                return true;
            }
        }

        return false;
    }

    private static string[] Split(string text) =>
        text.ToLowerInvariant().Split([' ', '-', '.', ',', '_', '/'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Letters to change, add, take away or swap with their neighbour; anything over the most if there are more.</summary>
    private static int Distance(string from, string to, int most)
    {
        if (Math.Abs(from.Length - to.Length) > most)
        {
            return most + 1;
        }

        var rows = new int[from.Length + 1, to.Length + 1];
        for (var column = 0; column <= to.Length; column++)
        {
            rows[0, column] = column;
        }

        for (var row = 1; row <= from.Length; row++)
        {
            rows[row, 0] = row;
            for (var column = 1; column <= to.Length; column++)
            {
                var isSame = from[row - 1] == to[column - 1];
                var best = Math.Min(Math.Min(rows[row - 1, column], rows[row, column - 1]) + 1, rows[row - 1, column - 1] + (isSame ? 0 : 1));
                var isSwap = row > 1 && column > 1 && from[row - 1] == to[column - 2] && from[row - 2] == to[column - 1];
                rows[row, column] = isSwap ? Math.Min(best, rows[row - 2, column - 2] + 1) : best;
            }
        }

        return rows[from.Length, to.Length];
    }
}
