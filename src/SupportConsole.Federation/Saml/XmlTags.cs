using System.Buffers;

namespace SupportConsole.Federation.Saml;

/// <summary>Runs over a document's tags, without building anything, and finds the first that is beyond a limit.</summary>
internal static class XmlTags
{
    private const int MaxName = 4096;
    private static readonly SearchValues<char> Marks = SearchValues.Create("\"'<>");

    public static (int At, Problem Problem)? FirstBreach(ReadOnlySpan<char> text, int from, int firstLine)
    {
        var (elements, attributes) = (0, 0);
        for (var at = Next(text, from, '<'); at >= 0; at = Next(text, at, '<'))
        {
            var rest = text[at..];
            var (length, breach) = rest switch
            {
                _ when rest.StartsWith("<!--") => (After(rest, "-->"), null),
                _ when rest.StartsWith("<![CDATA[") => (After(rest, "]]>"), null),
                _ when rest.StartsWith("<?") => (After(rest, "?>"), null),
                _ when rest.StartsWith("<!") => (-1, null),
                _ when rest.StartsWith("</") => EndTag(rest),
                _ when ++elements > SafeXml.MaxElements => (
                    0,
                    new Breach("elements", 0, $"The document has more than {SafeXml.MaxElements:N0} elements")),
                _ => StartTag(rest, ref attributes),
            };
            if (breach is not null)
            {
                return (
                    at + breach.At,
                    XmlRefusals.Limit(breach.Code,
                    $"{breach.What} ({XmlRefusals.Position(text, at + breach.At, firstLine)}); no metadata does."));
            }

            if (length < 0)
            {
                return null;
            }

            at += length;
        }

        return null;
    }

    private static (int Length, Breach? Breach) EndTag(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOf('>');
        return (end < 0 ? tag.Length : end) > MaxName ? (0, LongName(0)) : (end < 0 ? -1 : end + 1, null);
    }

    private static (int Length, Breach? Breach) StartTag(ReadOnlySpan<char> tag, ref int inDocument)
    {
        var attributes = 0;
        var at = 1;
        while (true)
        {
            var found = tag[at..].IndexOfAny(Marks);
            var mark = found < 0 ? tag.Length : at + found;
            if (mark - at > MaxName)
            {
                return (0, LongName(at));
            }

            if (found < 0 || tag[mark] == '<')
            {
                return (-1, null);
            }

            if (tag[mark] == '>')
            {
                return (mark + 1, null);
            }

            var length = tag[(mark + 1)..].IndexOf(tag[mark]);
            if ((length < 0 ? tag.Length - mark : length) > SafeXml.MaxAttributeLength)
            {
                return (0, new("attribute-length", mark, $"An attribute has more than {SafeXml.MaxAttributeLength:N0} characters"));
            }

            if (length < 0)
            {
                return (-1, null);
            }

            if (++attributes > SafeXml.MaxAttributes)
            {
                return (
                    0,
                    new("attributes", mark,
                    $"An element has {attributes + Quoted(tag[(mark + length + 2)..]):N0} attributes, more than {SafeXml.MaxAttributes}"));
            }

            if (++inDocument > SafeXml.MaxElements)
            {
                return (0, new("attributes", mark, $"The document has more than {SafeXml.MaxElements:N0} attributes"));
            }

            at = mark + length + 2;
        }
    }

    private static int Quoted(ReadOnlySpan<char> rest)
    {
        var count = 0;
        for (var mark = rest.IndexOfAny(Marks); mark >= 0 && rest[mark] is '"' or '\''; mark = rest.IndexOfAny(Marks))
        {
            var end = rest[(mark + 1)..].IndexOf(rest[mark]);
            if (end < 0)
            {
                break;
            }

            count++;
            rest = rest[(mark + end + 2)..];
        }

        return count;
    }

    private static Breach LongName(int at) => new("name", at, $"A name in a tag has more than {MaxName:N0} characters");

    private static int Next(ReadOnlySpan<char> text, int from, char character)
    {
        var found = text[from..].IndexOf(character);
        return found < 0 ? -1 : from + found;
    }

    private static int After(ReadOnlySpan<char> text, string end)
    {
        var found = text.IndexOf(end);
        return found < 0 ? -1 : found + end.Length;
    }

    private sealed record Breach(string Code, int At, string What);
}
