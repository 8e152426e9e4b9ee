using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>
/// Removes from a pasted error what emails, tickets and addresses added to it: reply marks, soft line breaks, escapes, invisible characters
/// and line breaks inside a thumbprint.
/// </summary>
internal static partial class PastedError
{
    private const int ShortestPart = 6;
    private const int LongestThumbprint = 64;

    /// <summary>The most space before a line's end. Without a bound, a paste of empty lines would be read once for each of them.</summary>
    private const int MostSpace = 200;

    public static string Plain(string pasted)
    {
        var text = Invisible().Replace(pasted, "")
            .Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal);
        text = text.Contains('>', StringComparison.Ordinal) ? Reply().Replace(text, "") : text;
        text = Entity().IsMatch(text) ? WebUtility.HtmlDecode(text) : text;
        return Code().Replace(Joined(GoogleErrorPage.Decoded(Decoded(text))), "AADSTS$1");
    }

    private static string Decoded(string text)
    {
        for (var round = 0; round < 3 && Encoded().IsMatch(text); round++)
        {
            var plusMeansSpace = !text.Contains(' ', StringComparison.Ordinal) || Query().IsMatch(text);
            text = Uri.UnescapeDataString(plusMeansSpace ? text.Replace('+', ' ') : text);
        }

        return Query().IsMatch(text) ? text.Replace('+', ' ') : text;
    }

    /// <summary>Joins hex digits over a line's end where both parts make up one thumbprint.</summary>
    private static string Joined(string text)
    {
        var joined = new StringBuilder(text.Length);
        var from = 0;
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            var (before, after) = (at, at + 1);
            while (before > from && at - before < MostSpace && char.IsWhiteSpace(text[before - 1]))
            {
                before--;
            }

            while (after < text.Length && text[after] is ' ' or '\t')
            {
                after++;
            }

            var (left, right) = (HexBefore(text, before), HexAfter(text, after));
            if (left >= ShortestPart && right >= ShortestPart && left + right is 40 or LongestThumbprint)
            {
                joined.Append(text, from, before - from);
                from = after;
                at = after - 1;
            }
        }

        return joined.Append(text, from, text.Length - from).ToString();
    }

    private static int HexBefore(string text, int end)
    {
        var length = 0;
        while (length < LongestThumbprint && length < end && char.IsAsciiHexDigit(text[end - 1 - length]))
        {
            length++;
        }

        return length;
    }

    private static int HexAfter(string text, int start)
    {
        var length = 0;
        while (length < LongestThumbprint && start + length < text.Length && char.IsAsciiHexDigit(text[start + length]))
        {
            length++;
        }

        return length;
    }

    [GeneratedRegex("[\u00ad\u200b-\u200d\u2060\ufeff]", RegexOptions.NonBacktracking)]
    private static partial Regex Invisible();

    [GeneratedRegex("^[ \t]*(?:>[ \t]?)+", RegexOptions.Multiline)]
    private static partial Regex Reply();

    [GeneratedRegex("&(?:amp|lt|gt|quot|apos|nbsp|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,5});", RegexOptions.NonBacktracking)]
    private static partial Regex Entity();

    [GeneratedRegex("%[0-9A-Fa-f]{2}", RegexOptions.NonBacktracking)]
    private static partial Regex Encoded();

    [GeneratedRegex("[?&#](error|error_description)=", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Query();

    [GeneratedRegex(@"\bAADSTS[\s:]{1,4}([0-9]{4,8})\b", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
