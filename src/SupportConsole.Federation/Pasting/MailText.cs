using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Pasting;

/// <summary>
/// A mail's source (.eml) as the text that its reader saw: parts in quoted-printable and base64 (RFC 2045) decoded. What cannot be decoded, or is no text, stays as it was.
/// </summary>
internal static partial class MailText
{
    private const int MostParts = 50;

    public static string Of(string text)
    {
        if (!text.Contains("Content-Transfer-Encoding:", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        var from = 0;
        foreach (var header in Encoded().Matches(text).Take(MostParts).Where(header => header.Index >= from))
        {
            var body = Blank().Match(text, header.Index + header.Length);
            if (!body.Success)
            {
                break;
            }

            var start = body.Index + body.Length;
            var end = text.IndexOf("\n--", start, StringComparison.Ordinal) is >= 0 and var boundary ? boundary : text.Length;
            plain.Append(text, from, start - from);
            plain.Append(header.Groups[1].Value.StartsWith('b') || header.Groups[1].Value.StartsWith('B') ? Base64(text[start..end]) : QuotedPrintable(text.AsSpan(start, end - start)));
            from = end;
        }

        return plain.Append(text, from, text.Length - from).ToString();
    }

    private static string Base64(string body)
    {
        var bytes = new byte[body.Length];
        return Convert.TryFromBase64String(body, bytes, out var length) && bytes.AsSpan(0, length).IndexOf((byte)0) < 0 && System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, length))
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : body;
    }

    private static string QuotedPrintable(ReadOnlySpan<char> body)
    {
        var plain = new StringBuilder(body.Length);
        var escaped = new ArrayBufferWriter<byte>();
        while (body.IndexOf('=') is >= 0 and var at)
        {
            plain.Append(body[..at]);
            body = body[at..];
            var before = body.Length;
            while (Escape(body, escaped) is > 0 and var length)
            {
                body = body[length..];
            }

            // A character of several bytes may go on behind a soft line break, so a run is decoded as one.
            plain.Append(body.Length == before ? "=" : Encoding.UTF8.GetString(escaped.WrittenSpan));
            body = body.Length == before ? body[1..] : body;
            escaped.ResetWrittenCount();
        }

        return plain.Append(body).ToString();
    }

    /// <summary>Takes the byte that is escaped at the beginning; says how long the escape is, 0 where there is none. A soft line break stands for nothing.</summary>
    private static int Escape(ReadOnlySpan<char> text, ArrayBufferWriter<byte> bytes)
    {
        switch (text)
        {
            case ['=', '\n', ..]:
                return 2;
            case ['=', '\r', '\n', ..]:
                return 3;
            case ['=', var high, var low, ..] when char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low):
                bytes.Write([byte.Parse(text[1..3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)]);
                return 3;
            default:
                return 0;
        }
    }

    [GeneratedRegex(@"^Content-Transfer-Encoding:[ \t]*(base64|quoted-printable)[ \t]*\r?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Encoded();

    [GeneratedRegex(@"\r?\n\r?\n", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Blank();
}
