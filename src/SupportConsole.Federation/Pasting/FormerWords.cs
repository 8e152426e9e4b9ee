using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Pasting;

/// <summary>Tells from the words before a value whether it is a previous one: "the old secret is valid until".</summary>
internal static partial class FormerWords
{
    /// <summary>How far before a value the words count, in characters.</summary>
    public const int Most = 200;

    /// <summary>Whether the last such word means a previous value and not the new one.</summary>
    public static bool Prevail(string words)
    {
        var last = Words().Matches(words.Length <= Most ? words : words[^Most..]).LastOrDefault();
        return last is not null && !last.Groups["new"].Success;
    }

    [GeneratedRegex(
        @"\b(?:old|former|previous|prior|expired|expiring|existing|retiring|outgoing|alte?[nrs]?|bisherige[nrs]?|vorherige[nrs]?"
        + @"|ancien(?:ne)?|précédente?|antigu[oa]|anterior|vecchi[oa]|precedente|oude?|vorige"
        + @"|(?<new>new|fresh|neue?[nrs]?|nouve(?:au|lle)|nuev[oa]|nuov[oa]|nov[oa]|nieuwe?))\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
