using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>Takes out of a text what must not be shown: codes, tokens, SAML messages, secrets that can be told by name or shape, private keys.</summary>
public static partial class SensitiveText
{
    /// <summary>What stands where something was taken out.</summary>
    public const string Mask = "[removed]";

    /// <summary>The text with everything sensitive replaced by <see cref="Mask"/>; the rest as it was.</summary>
    public static string Redact(string text)
    {
        var clean = PrivateKey().Replace(text, "[private key removed]");
        clean = Named().Replace(clean, match => match.Groups[1].Value + match.Groups[2].Value + Mask);
        clean = Token().Replace(clean, Mask);
        clean = SamlMessage().Replace(clean, Mask);
        return Shaped().Replace(clean, Mask);
    }

    /// <summary>Client secrets that can be told by their shape alone: Entra's and Google's.</summary>
    internal static IEnumerable<(string Text, int Index)> SecretsByShape(string text) => Shaped().Matches(text).Select(match => (match.Value, match.Index));

    [GeneratedRegex(@"-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----(?s:.*?)(-----END [A-Z0-9 ]*PRIVATE KEY-----|\z)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"\b(code|id_token|access_token|refresh_token|id_token_hint|client_secret|client_assertion|code_verifier|password|assertion|SAMLResponse|SAMLRequest|samlp_request)(\\?[""']?\s*=\s*[""']?|\\?[""']\s*:\s*\\?[""']|%3D|%253D)((?:[^&\s""'<>#%]|%(?:[013-9a-fA-F][0-9a-fA-F]|2[0-57-9a-fA-F]))+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]{8,}(\.[A-Za-z0-9_-]+){1,4}\.?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex(@"\b(PHNhb|PD94b|PFJlc|PHNhbWw|PEVuY3)[A-Za-z0-9+/=%\r\n]{40,}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SamlMessage();

    [GeneratedRegex(@"[A-Za-z0-9_.~-]{3}[0-9]Q~[A-Za-z0-9_.~-]{30,36}|GOCSPX-[A-Za-z0-9_-]{20,40}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Shaped();
}
