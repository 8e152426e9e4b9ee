using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Saml;

/// <summary>
/// Finds sign-in requests and logout messages in a text. A request is our own and holds our own certificate; a logout message may be
/// either side's and names a person. So nothing is taken from them.
/// </summary>
internal static partial class SamlRequests
{
    private const int Most = 20;

    public static Problem Told { get; } = new(
        "This is a SAML sign-in request or logout message. It may be our own, so no value and no certificate was taken from it.",
        "Ask for the IdP's metadata, or for the SAML response.")
    {
        Code = "paste.saml-request",
    };

    public static IEnumerable<(int Start, int Length)> Find(string text)
    {
        var open = Open().Match(text);
        for (var found = 0; open.Success && found < Most; found++)
        {
            var close = text.IndexOf("/" + open.Groups[1].Value, open.Index, StringComparison.Ordinal);
            var end = close < 0 ? text.Length : Math.Min(text.Length, close + open.Groups[1].Length + 1);
            yield return (open.Index, end - open.Index);
            open = Open().Match(text, end);
        }
    }

    /// <summary>The text with spaces in their place.</summary>
    public static string Without(string text)
    {
        foreach (var (start, length) in Find(text).ToList())
        {
            text = string.Concat(text.AsSpan(0, start), new string(' ', length), text.AsSpan(start + length));
        }

        return text;
    }

    [GeneratedRegex(
        @"(?:<|&lt;|\\u003c)((?:[A-Za-z0-9_.-]{1,40}:)?(?:AuthnRequest|LogoutRequest|LogoutResponse))"
        + @"(?=\s[^<>]{0,2000}urn:oasis:names:tc:SAML:2\.0:protocol)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Open();
}
