using System.Buffers;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>Finds encoded SAML messages in a paste: the address of a request, a form, a HAR file, or the bare base64.</summary>
internal static partial class SamlMessageReader
{
    private const int MostMessages = 6;
    private const int LongestMessage = 256 * 1024;
    private const int ShortestMessage = 60;
    private const int LongestLabel = 40;
    private const int LongestValue = 8 * 1024;

    /// <summary>The names of the parameters, and how the base64 of an XML document with a SAML root begins.</summary>
    private static readonly SearchValues<string> Starts = SearchValues.Create(
        ["SAMLRequest", "SAMLResponse", "PHNhbW", "PD94bW", "PFJlc3", "PEF1dGh"], StringComparison.Ordinal);

    private static readonly SearchValues<char> Digits = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=%-_\r\n");

    public static IReadOnlyList<SamlMessage> In(string text)
    {
        var found = new List<SamlMessage>();
        var from = 0;
        for (var tries = 0; tries < MostMessages * 4 && found.Count < MostMessages; tries++)
        {
            var at = text.AsSpan(from).IndexOfAny(Starts);
            if (at < 0)
            {
                break;
            }

            var value = Value(text, from + at, out from);
            if (Decode(value) is { } xml && Read(xml) is { } message)
            {
                found.Add(message);
            }
        }

        return found;
    }

    /// <summary>The run of base64 at a place, or behind the parameter's name at it.</summary>
    private static ReadOnlySpan<char> Value(string text, int at, out int end)
    {
        var start = at;
        if (text[at] == 'S')
        {
            start += text.AsSpan(at).StartsWith("SAMLResponse") ? "SAMLResponse".Length : "SAMLRequest".Length;
            var label = text.AsSpan(start, Math.Min(LongestLabel, text.Length - start));
            var skip = label.StartsWith("%3D", StringComparison.OrdinalIgnoreCase) ? 3 : Separator().Match(label.ToString()).Length;
            start += skip;
        }

        var rest = text.AsSpan(start, Math.Min(LongestMessage, text.Length - start));
        var length = rest.IndexOfAnyExcept(Digits);
        var value = length < 0 ? rest : rest[..length];
        end = Math.Min(text.Length, start + Math.Max(1, value.Length));
        return value;
    }

    private static string? Decode(ReadOnlySpan<char> value)
    {
        if (value.Length < ShortestMessage)
        {
            return null;
        }

        var base64 = value.ToString();
        for (var round = 0; round < 2 && base64.Contains('%', StringComparison.Ordinal); round++)
        {
            base64 = Uri.UnescapeDataString(base64);
        }

        base64 = base64.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)
            .Replace('-', '+').Replace('_', '/').TrimEnd('=');
        base64 = base64[..(base64.Length - (base64.Length % 4 == 1 ? 1 : 0))];
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='), bytes, out var count)
            ? Xml(bytes.AsSpan(0, count)) ?? Xml(Inflated(bytes, count))
            : null;
    }

    private static string? Xml(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text.AsSpan().TrimStart(" \r\n\t\ufeff").StartsWith("<") ? text : null;
    }

    /// <summary>The raw DEFLATE of the redirect binding, cut off at a bound; nothing if it is none.</summary>
    private static byte[] Inflated(byte[] bytes, int count)
    {
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(bytes, 0, count), CompressionMode.Decompress);
            var inflated = new byte[LongestMessage];
            return inflated[..deflate.ReadAtLeast(inflated, inflated.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    private static SamlMessage? Read(string xml)
    {
        if (!Root().IsMatch(xml))
        {
            return null;
        }

        return new SamlMessage(
            First(Issuer(), xml),
            First(Destination(), xml),
            First(Callback(), xml),
            [.. StatusCode().Matches(xml).Take(4).Select(match => match.Groups[1].Value)],
            First(StatusMessage(), xml),
            First(Certificate(), xml));
    }

    private static string? First(Regex pattern, string xml)
    {
        var value = pattern.Match(xml).Groups[1].ValueSpan.Trim();
        return value.Length is > 0 and <= LongestValue ? WebUtility.HtmlDecode(value.ToString()) : null;
    }

    [GeneratedRegex(
        @"\A[""'\\]{0,3}\s{0,3}(?:,\s{0,3}\\?[""']?value\\?[""']?\s{0,3}:|value\s{0,3}=|[:=])\s{0,3}\\?[""']?",
        RegexOptions.IgnoreCase)]
    private static partial Regex Separator();

    [GeneratedRegex(@"<(?:[\w.-]{1,40}:)?(?:Response|AuthnRequest|LogoutRequest|LogoutResponse)[\s>]", RegexOptions.NonBacktracking)]
    private static partial Regex Root();

    [GeneratedRegex(@"<(?:[\w.-]{1,40}:)?Issuer(?:\s[^<>]*)?>([^<]+)<", RegexOptions.NonBacktracking)]
    private static partial Regex Issuer();

    [GeneratedRegex(@"\bDestination=[""']([^""'<>]+)[""']", RegexOptions.NonBacktracking)]
    private static partial Regex Destination();

    [GeneratedRegex(@"\bAssertionConsumerServiceURL=[""']([^""'<>]+)[""']", RegexOptions.NonBacktracking)]
    private static partial Regex Callback();

    [GeneratedRegex(@"StatusCode\s[^<>]*Value=[""']([^""'<>]+)[""']", RegexOptions.NonBacktracking)]
    private static partial Regex StatusCode();

    [GeneratedRegex(@"StatusMessage(?:\s[^<>]*)?>([^<]+)<", RegexOptions.NonBacktracking)]
    private static partial Regex StatusMessage();

    [GeneratedRegex(@"X509Certificate(?:\s[^<>]*)?>([^<]+)<", RegexOptions.NonBacktracking)]
    private static partial Regex Certificate();
}
