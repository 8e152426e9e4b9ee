namespace SupportConsole.Federation.Certificates;

/// <summary>DER written as hex digits, with colons, spaces and line breaks or without, as openssl and some consoles print it.</summary>
internal static class HexRun
{
    private const int LeastBytes = 100;
    private const int FirstRoom = 4096;

    /// <summary>
    /// The bytes that begin at a place, as many as they say of themselves, and the place after them; null where no DER stands
    /// there.
    /// </summary>
    public static (byte[] Bytes, int End)? Read(string text, int at, int most)
    {
        if (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is ':' or '-'))
        {
            return null;
        }

        var head = new byte[5];
        var next = at;
        for (var i = 0; i < head.Length; i++)
        {
            if (!TryByte(text, ref next, out head[i]))
            {
                return null;
            }
        }

        var needs = DerShape.LengthOf(head);
        if (needs < LeastBytes || needs > most)
        {
            return null;
        }

        var bytes = new List<byte>(Math.Min(needs, FirstRoom));
        for (next = at; bytes.Count < needs && TryByte(text, ref next, out var one);)
        {
            bytes.Add(one);
        }

        return bytes.Count < LeastBytes ? null : ([.. bytes], next);
    }

    private static bool TryByte(string text, ref int at, out byte value)
    {
        var from = at;
        while (from < text.Length && from - at < 40 && (char.IsWhiteSpace(text[from]) || text[from] is ':' or '-' or '>'))
        {
            from++;
        }

        var isByte = byte.TryParse(
            from + 2 <= text.Length ? text.AsSpan(from, 2) : default,
            System.Globalization.NumberStyles.AllowHexSpecifier,
            System.Globalization.CultureInfo.InvariantCulture,
            out value);
        at = isByte ? from + 2 : at;
        return isByte;
    }
}
