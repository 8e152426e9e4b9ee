using System.Buffers;
using System.Globalization;
using System.Text;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>
/// Writes a text as the catalogue spells its sentences: lower case, one kind of quote, single spaces, no escapes, no HTML tags.
/// </summary>
internal static class FoldedText
{
    private const int LongestTag = 300;

    private static readonly SearchValues<string> Tags = SearchValues.Create(
        [
            "<a ", "<b>", "<br", "<p>", "<p ", "<i>", "<em", "<strong", "<span", "<div", "<li", "<ul", "<code", "<pre",
            "<h1", "<h2", "<h3", "<h4", "<td", "<tr", "<th", "</",
        ],
        StringComparison.OrdinalIgnoreCase);

    public static string Of(string text)
    {
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

            Append(folded, c);
        }

        return folded.ToString();
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
}
