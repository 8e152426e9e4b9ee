using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>
/// Writes a text as the catalogue spells its sentences: lower case, one kind of quote, single spaces, no escapes, no HTML tags.
/// </summary>
internal static partial class FoldedText
{
    private const int LongestTag = 300;
    private const int LongestLabel = 40;

    private static readonly SearchValues<char> Label = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_");

    private static readonly SearchValues<string> Tags = SearchValues.Create(
        [
            "<a ", "<b>", "<br", "<p>", "<p ", "<i>", "<em", "<strong", "<span", "<div", "<li", "<ul", "<code", "<pre",
            "<h1", "<h2", "<h3", "<h4", "<td", "<tr", "<th", "</",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The text without assertions, and without tags that carry attributes: what a SAML message says is not an error.</summary>
    public static string WithoutTags(string text)
    {
        var plain = Assertion().Replace(text, " ");
        return Tag().Replace(plain, tag => IsOfRuby(plain, tag.Index) ? tag.Value : " ");
    }

    public static string Of(string written)
    {
        var text = WithoutTags(written);
        var folded = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\\' && at + 1 < text.Length)
            {
                c = Escaped(text, ref at);
            }

            if (c == '<' && TagEnd(text, at) is > 0 and var end)
            {
                c = ' ';
                at = end;
            }

            if (c is '+' && at > 0 && at + 1 < text.Length && IsEndOfWord(text[at - 1]) && char.IsLetter(text[at + 1]))
            {
                c = ' ';
            }

            if (c is '\n' && StartsLabel(text, at + 1))
            {
                folded.Append(';');
            }

            Append(folded, c);
        }

        return Contractions.SpelledOut(folded.ToString());
    }

    /// <summary>Ruby shows an object as #&lt;Name: @errors=[…]&gt;.</summary>
    private static bool IsOfRuby(string text, int at) => at > 0 && text[at - 1] == '#';

    /// <summary>Whether a plus behind it stands for a space, as in a form's "Missing+parameter:+nonce".</summary>
    private static bool IsEndOfWord(char c) => char.IsLetter(c) || c is ':' or ',' or '.' or ';';

    /// <summary>Whether a line begins as "state: …". The words before it belong to another value, not to the same sentence.</summary>
    private static bool StartsLabel(string text, int at)
    {
        var line = text.AsSpan(at, Math.Min(text.Length - at, LongestLabel)).TrimStart(" \t");
        var length = line.IndexOfAnyExcept(Label);
        return length > 0 && line[length] == ':' && length + 1 < line.Length && line[length + 1] == ' ';
    }

    private static void Append(StringBuilder folded, char c)
    {
        if (c is '*' || char.IsWhiteSpace(c) || char.IsControl(c))
        {
            if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }

            return;
        }

        folded.Append(c switch
        {
            '"' or '`' or '‘' or '’' or '‚' or '“' or '”' or '„' or '«' or '»' => '\'',
            '–' or '—' or '‐' or '‑' => '-',
            _ => char.ToLowerInvariant(c),
        });
    }

    /// <summary>The character that a backslash and what follows stand for, in JSON and source code.</summary>
    private static char Escaped(string text, ref int at)
    {
        var next = text[at + 1];
        if (next == 'u' && at + 5 < text.Length
            && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, null, out var code))
        {
            at += 5;
            return (char)code;
        }

        at++;
        return next is 'n' or 'r' or 't' ? ' ' : next;
    }

    private static int TagEnd(string text, int at)
    {
        var tag = text.AsSpan(at, Math.Min(text.Length - at, LongestTag));
        return tag[..Math.Min(tag.Length, 8)].IndexOfAny(Tags) == 0 && tag.IndexOf('>') is > 0 and var end ? at + end : -1;
    }

    [GeneratedRegex(
        @"<(?:[\w.-]+:)?(?:Encrypted)?Assertion\s[^<>]*=[^<>]*>(?s:.*?)(?:</(?:[\w.-]+:)?(?:Encrypted)?Assertion>|\z)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Assertion();

    [GeneratedRegex(@"<[A-Za-z][\w:.-]*\s[^<>]*=[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
