namespace SupportConsole.Federation.Pasting;

/// <summary>
/// Removes the marks (">") that a mail program puts before quoted lines. A ">" that closes a tag is none: formatters such as Prettier put
/// it at the beginning of a line.
/// </summary>
internal sealed class ReplyMarks
{
    /// <summary>No tag has more lines: a "&lt;" that was no tag must not stop the marks from being removed.</summary>
    private const int MostLinesOfATag = 40;
    private const int LongestPrefix = 14;

    private int depthOfTag;
    private int linesOfTag;
    private bool isInTag;

    /// <summary>Whether the tag that is open has a namespace, so that a blank line does not end it: no mail's address has one.</summary>
    private bool isXml;

    public ReadOnlySpan<char> Without(ReadOnlySpan<char> line)
    {
        var rest = line.TrimStart();
        var depth = 0;
        while (rest is ['>', ..] && !(isInTag && depth >= depthOfTag))
        {
            rest = rest[1..].TrimStart();
            depth++;
        }

        isInTag = isInTag && (!rest.IsWhiteSpace() || isXml) && ++linesOfTag <= MostLinesOfATag;
        Follow(rest, depth);
        return rest;
    }

    private void Follow(ReadOnlySpan<char> line, int depth)
    {
        for (var at = line.IndexOfAny('<', '>'); at >= 0; at = line.IndexOfAny('<', '>'))
        {
            var opens = line[at] == '<' && line[(at + 1)..] is [var next, ..] && (char.IsAsciiLetter(next) || next is '/' or '_');
            if (opens)
            {
                depthOfTag = depth;
                isXml = Prefixed(line[(at + 1)..]);
                linesOfTag = 0;
            }

            isInTag = opens || (isInTag && line[at] != '>');
            line = line[(at + 1)..];
        }
    }

    /// <summary>Whether a tag's name is "md:KeyDescriptor" or the like, and no address such as "mailto:ann".</summary>
    private static bool Prefixed(ReadOnlySpan<char> tag)
    {
        // Only its beginning: the rest of the line may be megabytes, and is looked at for each tag.
        tag = tag[..Math.Min(tag.Length, LongestPrefix)].TrimStart('/');
        var colon = tag.IndexOf(':');
        return colon > 0
            && !tag.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            && !tag.StartsWith("mailto", StringComparison.OrdinalIgnoreCase)
            && colon + 1 < tag.Length
            && char.IsAsciiLetterUpper(tag[colon + 1]);
    }
}
