using System.Text;

namespace SupportConsole.Tests.Support;

/// <summary>Texts and terms such as nobody would think of, seeded: signs that SQL and its searches read as commands, accents, capitals beyond ASCII, letters outside the first plane.</summary>
internal sealed class RandomText(int seed)
{
    private static readonly string[] Pieces =
    [
        "%", "_", "\\", "'", "\"", "\"\"", "*", "?", "[", "]", "[a-z]", "-", "^", "(", ")", ":", ".", "{", "+", "AND", "OR", "NOT", "NEAR", "NEAR(a b)", "rowid", "a*", "É", "é", "Ö", "ß", "İ", "ı", "Ω", "ж", "Ж",
        "日本", "語", "😀", "e\u0301", "acme", "ACME", "Ac", "me", "saml", "prod", "x", "7", "0oa", "://", "sso.", ".example",
    ];

    private readonly Random random = new(seed);

    public int Next(int most) => random.Next(most);

    /// <summary>A text of some pieces without a space.</summary>
    public string Word(int most = 4) => string.Concat(Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => Pieces[random.Next(Pieces.Length)].Replace(" ", "", StringComparison.Ordinal)));

    /// <summary>A text of some words.</summary>
    public string Words(int most = 3) => string.Join(' ', Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => Word()));

    /// <summary>What somebody may search for: a piece out of one of the texts, turned to capitals or not, or words of its own.</summary>
    public string Term(IReadOnlyList<string> texts)
    {
        if (random.Next(4) == 0)
        {
            return Words();
        }

        var text = texts[random.Next(texts.Count)];
        var start = random.Next(text.Length);
        var piece = string.Concat(text.Substring(start, Math.Min(text.Length - start, random.Next(1, 12))).EnumerateRunes().Where(letter => letter != Rune.ReplacementChar));
        return random.Next(3) switch { 0 => piece.ToUpperInvariant(), 1 => piece.ToLowerInvariant(), _ => piece };
    }
}
