namespace SupportConsole.Federation.Saml;

/// <summary>
/// A document's characters on their way to the parser. Limits on tags are checked here, before the parser builds the tag in memory:
/// it gets all characters up to the first breach, so that a fault standing before it is still the one that is named.
/// The XML declaration is blanked out: the characters are decoded already, whatever encoding it names.
/// </summary>
internal sealed class BoundedXmlText : TextReader
{
    private readonly ReadOnlyMemory<char> text;
    private readonly int declarationEnd;
    private readonly (int At, Problem Problem)? breach;
    private int linesBefore;
    private int position;

    public BoundedXmlText(ReadOnlyMemory<char> text, int firstLine)
    {
        this.text = text;
        linesBefore = firstLine - 1;
        declarationEnd = DeclarationEnd(text.Span);
        breach = XmlTags.FirstBreach(text.Span, declarationEnd, firstLine);
    }

    public override int Read(char[] buffer, int index, int count)
    {
        if (linesBefore > 0)
        {
            var lines = Math.Min(linesBefore, count);
            buffer.AsSpan(index, lines).Fill('\n');
            linesBefore -= lines;
            return lines;
        }

        var end = breach?.At ?? text.Length;
        if (position >= end && breach is { } limit)
        {
            throw new XmlLimitException(limit.Problem);
        }

        var taken = Math.Min(count, end - position);
        text.Span.Slice(position, taken).CopyTo(buffer.AsSpan(index));
        foreach (ref var character in buffer.AsSpan(index, Math.Clamp(declarationEnd - position, 0, taken)))
        {
            character = character is '\r' or '\n' ? character : ' ';
        }

        position += taken;
        return taken;
    }

    public override int Read()
    {
        var one = new char[1];
        return Read(one, 0, 1) == 1 ? one[0] : -1;
    }

    private static int DeclarationEnd(ReadOnlySpan<char> text)
    {
        var start = text.Length - text.TrimStart("\uFEFF \t\r\n").Length;
        var rest = text[start..];
        if (!rest.StartsWith("<?xml") || rest.Length < 6 || !char.IsWhiteSpace(rest[5]))
        {
            return start;
        }

        var end = rest[..Math.Min(rest.Length, 1000)].IndexOf("?>");
        return end < 0 ? start : start + end + 2;
    }
}
