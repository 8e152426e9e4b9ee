using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.Federation.Saml;

/// <summary>A place in a text that holds a SAML response.</summary>
/// <param name="Response">What was read, or why it cannot be.</param>
internal sealed record SamlResponsePiece(int Start, int Length, Result<SamlResponse> Response);

/// <summary>
/// Finds SAML responses in a text: as XML, or in base64 as a browser sends them in a form's field. They are decoded in memory alone.
/// </summary>
internal static partial class SamlResponseReader
{
    private const int MostPieces = 5;
    private const int MostTried = 40;
    private const int Longest = 1024 * 1024;
    private const int Shortest = 100;

    public static IEnumerable<SamlResponsePiece> Find(string text)
    {
        var found = 0;
        var tried = 0;
        for (var match = Begin().Match(text); match.Success && found < MostPieces && tried++ < MostTried;)
        {
            var end = match.Index + match.Length;
            var piece = match.Groups["xml"].Success ? OfXml(text, match)
                : match.Groups["escaped"].Success ? EscapedResponse.At(text, match.Index)
                : OfBase64(text, match.Groups["base64"].Index, out end);
            if (piece is not null)
            {
                found++;
                yield return piece;
            }

            match = Begin().Match(text, piece is null ? end : piece.Start + piece.Length);
        }
    }

    private static SamlResponsePiece? OfXml(string text, Match root)
    {
        var close = $"</{root.Groups["xml"].Value}";
        var at = text.IndexOf(close, root.Index, StringComparison.Ordinal);
        var bracket = at < 0 ? -1 : text.IndexOf('>', at);
        var end = bracket < 0 ? text.Length : bracket + 1;
        var document = text.AsMemory(root.Index, end - root.Index);
        return document.Span.Contains("=\\\"", StringComparison.Ordinal)
            ? EscapedResponse.At(text, root.Index)
            : document.Span.Contains("urn:oasis:names:tc:SAML:2.0:protocol", StringComparison.Ordinal)
            ? new SamlResponsePiece(root.Index, end - root.Index, SafeXml.Read(document, SamlResponseWalk.Over))
            : null;
    }

    private static SamlResponsePiece? OfBase64(string text, int start, out int end)
    {
        var digits = new Base64Digits(text, start, Math.Min(text.Length, start + Longest), isArmoured: false);
        var bytes = Decoded(ref digits);
        end = text.Length - text.AsSpan(digits.At).TrimStart('=').Length;
        return bytes.Length >= Shortest && Xml(bytes) is { } document
            ? new SamlResponsePiece(start, end - start, SafeXml.Read(document.AsMemory(), SamlResponseWalk.Over))
            : null;
    }

    private static byte[] Decoded(ref Base64Digits digits)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        var word = 0;

        // The value's length is not known, so any line may be its last.
        for (var count = 1; digits.Next(left: 1, out var digit); count++)
        {
            word = (word << 6) | digit;
            if (count % 4 != 1)
            {
                bytes.GetSpan(1)[0] = (byte)(word >> (count % 4 == 2 ? 4 : count % 4 == 3 ? 2 : 0));
                bytes.Advance(1);
            }
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The response in the bytes, inflated if need be; null if there is none.</summary>
    private static string? Xml(byte[] bytes)
    {
        var plain = bytes.AsSpan().TrimStart("\uFEFF \t\r\n"u8) is [(byte)'<', ..] ? bytes : Inflated(bytes);
        var text = Encoding.UTF8.GetString(plain);
        var root = Root().Match(text);
        if (!root.Success)
        {
            return null;
        }

        // A word of the mail may have been taken for the last line.
        var close = text.LastIndexOf($"</{root.Groups[1].Value}>", StringComparison.Ordinal);
        return close < 0 ? text[root.Index..] : text[root.Index..(close + root.Groups[1].Length + "</>".Length)];
    }

    private static byte[] Inflated(byte[] bytes)
    {
        try
        {
            using var inflate = new DeflateStream(new MemoryStream(bytes), CompressionMode.Decompress);
            var plain = new byte[Longest];
            var length = inflate.ReadAtLeast(plain, plain.Length, throwOnEndOfStream: false);
            return plain[..length];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    [GeneratedRegex(
        @"<(?<xml>(?:[A-Za-z0-9_.-]{1,40}:)?Response)[\s>]"
        + @"|SAMLResponse(?:\\?[""']?[\s:=,]{1,10}\\?[""']?(?:value)?\\?[""']?[\s:=]{0,10}\\?[""']?|%3D)"
        + @"(?<base64>(?:[A-Za-z0-9+/]|%(?:25)?2[BbFf]){20})"
        + @"|(?<![A-Za-z0-9+/])(?<base64>(?:P[D-H]|77u/P)[A-Za-z0-9+/]{20})"
        + @"|(?<escaped>&(?:amp;)?lt;|\\{1,3}u003[cC])(?:[A-Za-z0-9_.-]{1,40}:)?Response[\s&\\]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Begin();

    [GeneratedRegex(@"<((?:[A-Za-z0-9_.-]{1,40}:)?Response)[\s>]", RegexOptions.CultureInvariant)]
    private static partial Regex Root();
}
