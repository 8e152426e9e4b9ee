namespace SupportConsole.Federation.Certificates;

/// <summary>What the first bytes of a DER value tell: ITU-T X.690, 8.1.</summary>
internal static class DerShape
{
    /// <summary>The base64 digits that <see cref="Begins"/> looks at.</summary>
    public const int Digits = 12;

    /// <summary>The length of a value that does not say its length: it ends at its end mark.</summary>
    public const int Indefinite = 0;

    private const int HeadLength = Digits / 4 * 3;

    /// <summary>
    /// The length that the value says it has, in bytes with its head; <see cref="Indefinite"/>, or -1 if it is no sequence.
    /// </summary>
    public static int LengthOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x30, 0x80, ..] => Indefinite,
        [0x30, < 0x80 and var length, ..] => length + 2,
        [0x30, 0x81, var length, ..] => length + 3,
        [0x30, 0x82, var high, var low, ..] => (high << 8) + low + 4,
        [0x30, 0x83, var high, var middle, var low, ..] => (high << 16) + (middle << 8) + low + 5,
        _ => -1,
    };

    /// <summary>
    /// Whether base64 begins as a certificate, a request, a key or a store does: a long sequence that begins with a sequence, a number
    /// or an object's name.
    /// </summary>
    public static bool Begins(ReadOnlySpan<char> text)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        return TryHead(text, head) && FirstInside(head) is 0x30 or 0x02 or 0x06;
    }

    /// <summary>
    /// Whether base64 that begins as DER may be an inner part of the value around it, and not another value: a certificate's RSA key
    /// begins as DER too, and falls on the start of a line in one of 26.
    /// </summary>
    /// <param name="text">The base64 that follows.</param>
    /// <param name="around">The base64 of the value that is being read.</param>
    /// <param name="left">How many digits that value still needs.</param>
    public static bool MayBeInside(ReadOnlySpan<char> text, ReadOnlySpan<char> around, int left)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        Span<byte> outer = stackalloc byte[HeadLength];
        return TryHead(text, head)
            && LengthOf(head) is > 0 and var length
            && (((long)length * 8) + 5) / 6 <= left
            && !IsNumbered(head)
            && !(IsNested(head) && (!TryHead(around, outer) || IsNested(outer)));
    }

    /// <summary>Whether it begins with a version, as a private key does; an RSA public key begins with its modulus.</summary>
    private static bool IsNumbered(ReadOnlySpan<byte> head) => Inside(head) is [0x02, < 0x80, ..];

    /// <summary>Whether it begins with another long sequence, as a certificate does; a key's algorithm is short.</summary>
    private static bool IsNested(ReadOnlySpan<byte> head) => Inside(head) is [0x30, >= 0x80, ..];

    private static int FirstInside(ReadOnlySpan<byte> head) => Inside(head) is [var first, ..] ? first : -1;

    private static ReadOnlySpan<byte> Inside(ReadOnlySpan<byte> head) => head switch
    {
        [0x30, 0x80, .. var inside] => inside,
        [0x30, 0x81, _, .. var inside] => inside,
        [0x30, 0x82, _, _, .. var inside] => inside,
        [0x30, 0x83, _, _, _, .. var inside] => inside,
        _ => [],
    };

    private static bool TryHead(ReadOnlySpan<char> text, Span<byte> head)
    {
        head.Clear();
        if (text is not ['M', 'I', ..])
        {
            return false;
        }

        for (var i = 0; i < Digits; i++)
        {
            var value = i < text.Length ? Base64Digits.Value(text[i]) : -1;
            if (value < 0)
            {
                return false;
            }

            var bit = i * 6;
            var shifted = value << (10 - (bit % 8));
            head[bit / 8] |= (byte)(shifted >> 8);
            if ((bit / 8) + 1 < head.Length)
            {
                head[(bit / 8) + 1] |= (byte)shifted;
            }
        }

        return true;
    }
}
