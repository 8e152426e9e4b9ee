using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Certificates;

/// <summary>Private keys in forms that are neither PEM nor DER: PuTTY's file, .NET's XML and JSON (JWK).</summary>
internal static partial class PrivateKeyText
{
    public static IEnumerable<(int Start, int Length)> Find(string text)
    {
        var found = Putty().Matches(text)
            .Concat(Xml().Matches(text).Where(match => match.ValueSpan.Contains("<D>", StringComparison.Ordinal))).Select(match => (
            match.Index,
            match.Length));
        return Kty().IsMatch(text)
            && PrivateJwk().IsMatch(text)
                ? found.Concat(JwkMember().Matches(text).Select(match => (match.Groups[1].Index, match.Groups[1].Length)))
                : found;
    }

    [GeneratedRegex(
        @"^[ \t]*PuTTY-User-Key-File-(?s:.*?)(?:Private-(?:MAC|Hash):[^\n]*|\z)",
        RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Putty();

    [GeneratedRegex("<RSAKeyValue>(?s:.*?)(?:</RSAKeyValue>|\\z)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Xml();

    [GeneratedRegex(@"""kty\\?""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Kty();

    [GeneratedRegex(@"""d\\?""\s*:\s*\\?""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PrivateJwk();

    [GeneratedRegex(@"""(?:d|p|q|dp|dq|qi|k)\\?""\s*:\s*\\?""([A-Za-z0-9_+/=-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex JwkMember();
}
