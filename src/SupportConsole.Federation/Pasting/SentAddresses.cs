using System.Net;
using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Pasting;

/// <summary>
/// Addresses as they were before a mail's guard, a mail program or JSON changed them: Outlook's Safe Links, Proofpoint's URL Defense,
/// Google's and Barracuda's redirects, "https:\/\/", and lines broken in the middle.
/// </summary>
internal static partial class SentAddresses
{
    /// <summary>In characters: more is a federation's metadata.</summary>
    private const int Most = 1024 * 1024;

    /// <summary>No mail breaks an address before.</summary>
    private const int Least = 50;

    private const int Longest = 4096;

    public static string Of(string text)
    {
        if (text.Length > Most || !text.Contains("http", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        text = text.Contains("\\/", StringComparison.Ordinal) ? Escaped().Replace(text, Unescaped) : text;
        return Guarded().Replace(Joined(text), Unguarded);
    }

    /// <summary>Joins a line that ends within a long address to those that are nothing but its rest; the number of lines stays.</summary>
    private static string Joined(string text)
    {
        var lines = text.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            for (var next = at + 1; next < lines.Length && GoesOn(lines[at], lines[next]) is { } rest; next++)
            {
                lines[at] = lines[at].TrimEnd('\r') + rest;
                lines[next] = "";
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>The next line without its reply marks, if it is the rest of an address that ends the line.</summary>
    private static string? GoesOn(string line, string next)
    {
        var ink = line.AsSpan().TrimEnd('\r');
        var address = ink[(ink.LastIndexOfAny(PasteLine.AfterAddress) + 1)..];
        return address.Length is >= Least and <= Longest
            && address.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            && address[^1] is '/' or '?' or '=' or '&' or '_' or '%' or '-'
            && Rest().Match(next) is { Success: true } rest
            && (address[^1] is '?' or '=' or '&' || !rest.Groups["key"].Success)
            ? rest.Groups["rest"].Value
            : null;
    }

    private static string Unescaped(Match match) =>
        match.Value.Replace("\\/", "/", StringComparison.Ordinal).Replace("\\u0026", "&", StringComparison.OrdinalIgnoreCase);

    private static string Unguarded(Match match)
    {
        var (third, second) = (match.Groups["third"], match.Groups["second"]);
        var sent = third.Success ? third.Value
            : second.Success ? Uri.UnescapeDataString(second.Value.Replace('-', '%').Replace('_', '/'))
            : Uri.UnescapeDataString(match.Groups["sent"].Value);
        return sent.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? WebUtility.HtmlDecode(sent) : match.Value;
    }

    [GeneratedRegex(@"https?:\\/\\/[^\s""'<>]{1,4096}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Escaped();

    /// <summary>The rest of an address alone on its line; <c>key</c> where only a query can have it.</summary>
    [GeneratedRegex(
        @"^(?:>[ ]?){0,5}(?<rest>(?:(?<key>[A-Za-z0-9%._~-]{1,200}[=&])|[A-Za-z0-9%._~-]{1,200}[/?])"
        + @"[A-Za-z0-9%._~/?=&+-]{0,2000}(?:>|[ \t\r]*\z).*)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Rest();

    [GeneratedRegex(
        @"https://(?:[a-z0-9-]{1,40}\.safelinks\.protection\.(?:outlook|office365)\.[a-z]{2,6}/[a-z0-9/-]{0,60}"
        + @"\?url=(?<sent>http[^&\s""'<>|]+)"
        + @"|www\.google\.com/url\?(?:sa=[a-z]&(?:amp;)?)?q=(?<sent>http[^&\s""'<>|]+)"
        + @"|linkprotect\.cudasvc\.com/url\?a=(?<sent>http[^&\s""'<>|]+)"
        + @"|urldefense\.proofpoint\.com/v2/url\?u=(?<second>http[^&\s""'<>|]+)"
        + @"|urldefense\.(?:proofpoint\.)?com/v3/__(?<third>http[^\s""'<>|*]+?)__;)[^\s""'<>|]*",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Guarded();
}
