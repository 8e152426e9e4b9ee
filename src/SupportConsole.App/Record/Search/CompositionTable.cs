using System.Collections.Frozen;
using System.Globalization;

namespace SupportConsole.App.Record.Search;

/// <summary>Unicode's pairs of a letter and a mark that make one letter, read once from the resource Compositions.txt.</summary>
internal static class CompositionTable
{
    static CompositionTable()
    {
        var composed = new Dictionary<(int, int), int>();
        var classes = new Dictionary<int, int>();
        foreach (var line in Lines())
        {
            var parts = line.Split(' ');
            var mark = int.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            classes[mark] = int.Parse(parts[1], CultureInfo.InvariantCulture);
            foreach (var pair in parts.AsSpan(2))
            {
                var letters = pair.EnumerateRunes().ToArray();
                composed[(letters[0].Value, mark)] = letters[1].Value;
            }
        }

        Composed = composed.ToFrozenDictionary();
        Decomposed = composed.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
        Classes = classes.ToFrozenDictionary();
    }

    public static FrozenDictionary<(int Base, int Mark), int> Composed { get; }

    public static FrozenDictionary<int, (int Base, int Mark)> Decomposed { get; }

    /// <summary>The combining class of each mark; the order of marks on one letter.</summary>
    public static FrozenDictionary<int, int> Classes { get; }

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(CompositionTable).Assembly.GetManifestResourceStream("Compositions.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                yield return line;
            }
        }
    }
}
