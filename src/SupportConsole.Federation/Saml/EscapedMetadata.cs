using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Saml;

internal sealed record UnescapedMetadata(int Start, int Length, string Document);

/// <summary>Finds metadata that is a string in JSON or in a program, the source of a web page, or a form's field.</summary>
internal static partial class EscapedMetadata
{
    /// <summary>JSON in JSON in a web page is met; more is not.</summary>
    private const int MostRounds = 5;

    private const int LongestTag = 4_000;

    /// <summary>The first escaped document from a place on; null if there is none.</summary>
    public static UnescapedMetadata? Find(string text, int from)
    {
        for (var root = Root().Match(text, from); root.Success; root = root.NextMatch())
        {
            var tag = text.AsSpan(root.Index, Math.Min(LongestTag, text.Length - root.Index));
            if (tag[0] == '<' && !IsInString(tag))
            {
                continue;
            }

            var end = End(text, root);
            return new UnescapedMetadata(root.Index, end - root.Index, Unescaped(text[root.Index..end], tag[0] == '<' || tag[0] == '\\'));
        }

        return null;
    }

    public static bool IsIn(string text) => Find(text, 0) is not null;

    /// <summary>A federation's end is the last one, since it may hold others of its kind.</summary>
    private static int End(string text, Match root)
    {
        var isFederation = root.Groups["many"].Success;
        var last = -1;
        for (var close = Close().Match(text, root.Index + root.Length); close.Success; close = close.NextMatch())
        {
            if (close.Groups["many"].Success == isFederation)
            {
                last = close.Index + close.Length;
                if (!isFederation)
                {
                    break;
                }
            }
        }

        return last < 0 ? text.Length : last;
    }

    /// <summary>
    /// Whether a tag that begins plainly goes on as a string of a program does: with \" or "" around its values, or in pieces.
    /// </summary>
    private static bool IsInString(ReadOnlySpan<char> tag)
    {
        var quote = tag.IndexOf('=');
        var value = quote < 0 ? default : tag[(quote + 1)..];
        var end = tag.IndexOf('>');
        return value is ['\\', ..]
            || (end >= 0 && tag[(end + 1)..] is ['\\', 'n' or 'r' or 't', ..])
            || value is ['"', '"', not (' ' or '>' or '/' or '\r' or '\n'), ..] || Joint().IsMatch(tag);
    }

    internal static string Unescaped(string text, bool isProgram)
    {
        text = isProgram ? Joint().Replace(text, "") : text;
        for (var round = 0; round < MostRounds; round++)
        {
            var tag = text.AsSpan(0, Math.Min(LongestTag, text.Length));
            if (tag is ['&', ..])
            {
                text = WebUtility.HtmlDecode(text).Replace('\u00a0', ' ');
            }
            else if (tag is ['%', ..])
            {
                text = Uri.UnescapeDataString(text.Contains(' ', StringComparison.Ordinal) ? text : text.Replace('+', ' '));
            }
            else if (tag.Contains('\\'))
            {
                text = WithoutBackslashes(text);
            }
            else
            {
                break;
            }
        }

        return IsDoubled(text) ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    private static bool IsDoubled(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at
            && text.AsSpan(at + 1) is ['"', '"', not (' ' or '>' or '/' or '\r' or '\n'), ..];

    private static string WithoutBackslashes(string text)
    {
        var plain = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        for (var at = rest.IndexOf('\\'); at >= 0; at = rest.IndexOf('\\'))
        {
            plain.Append(rest[..at]);
            rest = rest[(at + 1)..];
            var length = 1;
            switch (rest)
            {
                case []:
                    length = 0;
                    break;
                case ['u', ..] when rest.Length >= 5
                    && ushort.TryParse(rest[1..5], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                    plain.Append((char)unit);
                    length = 5;
                    break;
                case ['n' or 'r' or 't', ..]:
                    plain.Append('\n');
                    break;
                default:
                    plain.Append(rest[0]);
                    break;
            }

            rest = rest[length..];
        }

        return plain.Append(rest).ToString();
    }

    [GeneratedRegex(
        @"(?:<|\\{1,8}u003[cC]|(?:&|\\{1,8}u0026)(?:amp;){0,3}(?:lt|#60|#x3[cC]);|%(?:25){0,3}3[cC])"
        + @"(?:[A-Za-z0-9_.-]{1,40}(?::|\\{1,8}u003[aA]|&(?:amp;){0,3}#(?:58|x3[aA]);|%(?:25){0,3}3[aA]))?Enti(?:(?<many>ties)|ty)Descriptor",
        RegexOptions.CultureInvariant)]
    private static partial Regex Root();

    [GeneratedRegex(
        @"(?:/|&(?:amp;){0,3}#(?:47|x2[fF]);|%(?:25){0,3}2[fF])"
        + @"(?:[A-Za-z0-9_.-]{1,40}(?::|\\{1,8}u003[aA]|&(?:amp;){0,3}#(?:58|x3[aA]);|%(?:25){0,3}3[aA]))?Enti(?:(?<many>ties)|ty)Descriptor"
        + @"\s{0,20}(?:>|\\{1,8}u003[eE]|(?:&|\\{1,8}u0026)(?:amp;){0,3}(?:gt|#62|#x3[eE]);|%(?:25){0,3}3[eE])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Close();

    /// <summary>The joint of two string literals over a line's end, with or without an operator between them.</summary>
    [GeneratedRegex(
        @"(?<![\\=])[""'](?:[ \t]{0,20}[+.&_\\])?[ \t]{0,20}\r?\n[ \t]{0,200}(?:[+.&][ \t]{0,20})?[$@fbru]{0,2}[""']",
        RegexOptions.CultureInvariant)]
    private static partial Regex Joint();
}
