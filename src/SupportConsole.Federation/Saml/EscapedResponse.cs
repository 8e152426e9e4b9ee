using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Saml;

/// <summary>Reads a SAML response whose brackets or quotation marks are escaped, as a page's source and JSON have them.</summary>
internal static partial class EscapedResponse
{
    private const int Longest = 1024 * 1024;

    /// <summary>The response whose escaped tag begins at a place; null if there is none.</summary>
    public static SamlResponsePiece? At(string text, int start)
    {
        var close = Close().Match(text, start);
        var end = close.Success ? close.Index + close.Length : Math.Min(text.Length, start + Longest);
        var document = EscapedMetadata.Unescaped(text[start..end], isProgram: text[start] is '\\' or '<');
        return Root().IsMatch(document) && document.Contains("urn:oasis:names:tc:SAML:2.0:protocol", StringComparison.Ordinal)
            ? new SamlResponsePiece(start, end - start, SafeXml.Read(document.AsMemory(), SamlResponseWalk.Over))
            : null;
    }

    [GeneratedRegex(@"\A<(?:[A-Za-z0-9_.-]{1,40}:)?Response[\s>]", RegexOptions.CultureInvariant)]
    private static partial Regex Root();

    [GeneratedRegex(
        @"(?:<|&(?:amp;)?lt;|\\{1,3}u003[cC])\\{0,3}/(?:[A-Za-z0-9_.-]{1,40}:)?Response\s{0,9}(?:>|&(?:amp;)?gt;|\\{1,3}u003[eE])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Close();
}
