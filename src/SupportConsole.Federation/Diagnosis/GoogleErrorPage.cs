using System.Text;
using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>
/// Reads what the address of Google's error page says. Its authError is a protocol buffer in base64, which holds the error's name and text.
/// </summary>
internal static partial class GoogleErrorPage
{
    /// <summary>The text, with the words of each authError in place of its base64.</summary>
    public static string Decoded(string text) =>
        text.Contains("authError=", StringComparison.Ordinal) ? AuthError().Replace(text, match => "authError=" + Words(match)) : text;

    private static string Words(Match match)
    {
        var base64 = match.Groups[1].Value.Replace('-', '+').Replace('_', '/');
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64[..(base64.Length & ~3)], bytes, out var count)
            ? Unprintable().Replace(Encoding.Latin1.GetString(bytes, 0, count), " ").Trim()
            : match.Groups[1].Value;
    }

    [GeneratedRegex(@"\bauthError=([A-Za-z0-9_-]+)", RegexOptions.NonBacktracking)]
    private static partial Regex AuthError();

    [GeneratedRegex("[^ -~]+", RegexOptions.NonBacktracking)]
    private static partial Regex Unprintable();
}
