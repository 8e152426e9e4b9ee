using System.Buffers;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>Tells what a word of letters, digits and . - _ @ is by its shape.</summary>
internal static class ClueWord
{
    /// <summary>"urn" begins an address; hosts and identifiers are longer.</summary>
    private const int Shortest = 3;

    private const int ShortestIdentifier = 6;
    private const int LongestIdentifier = 128;

    private static readonly SearchValues<char> Parts =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_@");

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Endings that make a name with a dot a file's or a type's, not a host's.</summary>
    private static readonly HashSet<string> Files =
    [
        "js", "css", "html", "htm", "xml", "json", "png", "jpg", "jpeg", "gif", "svg", "ico", "map", "woff", "woff2", "ttf", "php",
        "aspx", "ashx", "jsp",
        "txt", "log", "pem", "cer", "crt", "key", "pfx", "har", "py", "rb", "java", "cs", "ts", "dll", "exe", "zip", "pdf", "csv",
        "ping", "cgi", "do",
    ];

    public static bool IsPart(char c) => Parts.Contains(c);

    /// <summary>The next word that is long enough to be a clue; its length is 0 if there is none.</summary>
    public static (int Start, int Length) Next(ReadOnlySpan<char> text)
    {
        for (var start = text.IndexOfAny(Parts); start >= 0;)
        {
            var length = text[start..].IndexOfAnyExcept(Parts);
            length = length < 0 ? text.Length - start : length;
            if (length >= Shortest)
            {
                return (start, length);
            }

            var gap = text[(start + length)..].IndexOfAny(Parts);
            start = gap < 0 ? -1 : start + length + gap;
        }

        return (0, 0);
    }

    public static bool IsGuid(ReadOnlySpan<char> word) => word.Length == 36 && Guid.TryParseExact(word, "D", out _);

    public static bool IsThumbprint(ReadOnlySpan<char> word) => word.Length is 40 or 64 && IsHex(word);

    public static bool IsConnectionId(ReadOnlySpan<char> word) => word.StartsWith("con_") && word.Length == 20;

    /// <summary>Whether the word is a DNS name with a top-level domain of letters.</summary>
    public static bool IsHost(ReadOnlySpan<char> word)
    {
        var dot = word.LastIndexOf('.');
        if (dot <= 0 || word.Length > 253 || Files.Contains(word[(dot + 1)..].ToString().ToLowerInvariant()))
        {
            return false;
        }

        var top = word[(dot + 1)..];
        return top.Length is >= 2 and <= 24 && !top.ContainsAnyExcept(Letters) && Uri.CheckHostName(word.ToString()) == UriHostNameType.Dns
            && !word.Contains('_');
    }

    /// <summary>Whether it is no word of a language: letters beside digits, or words joined by hyphens or underscores.</summary>
    public static bool IsIdentifier(ReadOnlySpan<char> word) =>
        word.Length is >= ShortestIdentifier and <= LongestIdentifier
        && !word.ContainsAny('@', '.')
        && word.ContainsAny(Letters)
        && (word.ContainsAnyInRange('0', '9') || word.ContainsAny('-', '_'));

    private static bool IsHex(ReadOnlySpan<char> word) => !word.ContainsAnyExcept(Hex);
}
