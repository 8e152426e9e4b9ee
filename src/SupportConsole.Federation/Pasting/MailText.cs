using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Pasting;

/// <summary>
/// A mail's source (.eml) as the text that its reader saw: parts in quoted-printable and base64 (RFC 2045) decoded. What cannot
/// be decoded, or is no text, stays as it was.
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
            var encoding = Characters(text[from..start]);
            plain.Append(header.Groups[1].Value.StartsWith('b') || header.Groups[1].Value.StartsWith('B')
                ? Base64(text[start..end], encoding) : QuotedPrintable(
                text.AsSpan(start, end - start),
                encoding));
            from = end;
        }

        return plain.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The characters that the part's headers name; UTF-8 where they name none that is known.</summary>
    private static Encoding Characters(string headers)
    {
        var name = Charset().Matches(headers).LastOrDefault()?.Groups[1].Value ?? "utf-8";
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }

    private static string Base64(string body, Encoding encoding)
    {
        var bytes = new byte[body.Length];
        return Convert.TryFromBase64String(body, bytes, out var length)
            && IsText(bytes.AsSpan(0, length), encoding) ? encoding.GetString(bytes, 0, length) : body;
    }

    /// <summary>A certificate's file names no characters, or none that it keeps to.</summary>
    private static bool IsText(ReadOnlySpan<byte> bytes, Encoding encoding) => encoding is UnicodeEncoding
        || (bytes.IndexOf((byte)0) < 0 && (encoding is not UTF8Encoding || System.Text.Unicode.Utf8.IsValid(bytes)));

    private static string QuotedPrintable(ReadOnlySpan<char> body, Encoding encoding)
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
            plain.Append(body.Length == before ? "=" : encoding.GetString(escaped.WrittenSpan));
            body = body.Length == before ? body[1..] : body;
            escaped.ResetWrittenCount();
        }

        return plain.Append(body).ToString();
    }

    /// <summary>
    /// Takes the byte that is escaped at the beginning; says how long the escape is, 0 where there is none. A soft line break
    /// stands for nothing.
    /// </summary>
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

    [GeneratedRegex(
        @"^Content-Transfer-Encoding:[ \t]*(base64|quoted-printable)[ \t]*\r?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Encoded();

    [GeneratedRegex(@"charset\s{0,5}=\s{0,5}""?([A-Za-z0-9_:.-]{2,40})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Charset();

    [GeneratedRegex(@"\r?\n\r?\n", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Blank();
}
