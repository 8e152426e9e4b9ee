namespace SupportConsole.Federation.Certificates;

/// <summary>What can be told of a DER value by its first bytes: ITU-T X.690, 8.1.</summary>
internal static class DerShape
{
    /// <summary>The base64 digits that <see cref="Begins"/> looks at.</summary>
    public const int Digits = 12;

    /// <summary>The length that a value says of itself, without a definite one: it ends where its end mark stands.</summary>
    public const int Indefinite = 0;

    /// <summary>How many bytes the value has by its own word, head included; <see cref="Indefinite"/>, or -1 where it is no sequence.</summary>
    public static int LengthOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x30, 0x80, ..] => Indefinite,
        [0x30, < 0x80 and var length, ..] => length + 2,
        [0x30, 0x81, var length, ..] => length + 3,
        [0x30, 0x82, var high, var low, ..] => (high << 8) + low + 4,
        [0x30, 0x83, var high, var middle, var low, ..] => (high << 16) + (middle << 8) + low + 5,
        _ => -1,
    };

    /// <summary>Whether a text begins as a certificate, a request, a key or a store does in base64: a long sequence that begins with a sequence, a number or an object's name.</summary>
    public static bool Begins(ReadOnlySpan<char> text)
    {
        if (text is not ['M', 'I', ..] || !TryHead(text, out var head))
        {
            return false;
        }

        Span<byte> bytes = head;
        return bytes switch
        {
            [0x30, 0x80, ..] => bytes[2] is 0x30 or 0x02 or 0x06,
            [0x30, 0x81, ..] => bytes[3] is 0x30 or 0x02 or 0x06,
            [0x30, 0x82, ..] => bytes[4] is 0x30 or 0x02 or 0x06,
            [0x30, 0x83, ..] => bytes[5] is 0x30 or 0x02 or 0x06,
            _ => false,
        };
    }

    private static bool TryHead(ReadOnlySpan<char> text, out byte[] head)
    {
        head = new byte[Digits / 4 * 3];
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
            if (bit / 8 + 1 < head.Length)
            {
                head[(bit / 8) + 1] |= (byte)shifted;
            }
        }

        return true;
    }
}
