using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>Removes what must not be shown: codes, tokens, cookies, SAML messages, private keys, secrets.</summary>
public static partial class SensitiveText
{
    public const string Mask = "[removed]";

    private const int LongestErrorNumber = 8;

    /// <summary>The text with everything sensitive replaced by <see cref="Mask"/>; the rest as it was.</summary>
    public static string Redact(string text)
    {
        var clean = PrivateKey().Replace(text, "[private key removed]");
        clean = Named().Replace(clean, Masked);
        clean = OfHar().Replace(clean, Masked);
        clean = Authorization().Replace(clean, Masked);
        clean = Cookie().Replace(clean, Masked);
        clean = Token().Replace(clean, Mask);
        clean = SamlMessage().Replace(clean, Mask);
        return Shaped().Replace(clean, Mask);
    }

    /// <summary>Whether a client secret that is known by its shape stands in the text.</summary>
    public static bool HoldsSecret(string text) => Shaped().IsMatch(text);

    /// <summary>The text without client secrets that are known by their shape; the rest as it was.</summary>
    public static string WithoutSecrets(string text) => Shaped().Replace(text, Mask);

    /// <summary>Client secrets known by their shape alone: Entra's and Google's.</summary>
    internal static IEnumerable<(string Text, int Index)> SecretsByShape(string text) =>
        Shaped().Matches(text).Select(match => (match.Value, match.Index));

    /// <summary>A short number or a name behind "code" is an error's, not an authorization code.</summary>
    private static string Masked(Match match) =>
        match.Groups[1].Value == "code"
        && ((match.Groups[3].ValueSpan is { Length: <= LongestErrorNumber } value && !value.ContainsAnyExceptInRange('0', '9'))
            || ErrorName().IsMatch(match.Groups[3].ValueSpan))
            ? match.Value
            : match.Groups[1].Value + match.Groups[2].Value + Mask;

    /// <summary>Such as ECONNREFUSED, CERT_HAS_EXPIRED, invalid_grant or AADSTS50105.</summary>
    [GeneratedRegex(
        @"\A(?:(?:AADSTS|AADB2C|MSIS|E0000)[0-9]{3,8}|E[A-Z]{3,13}|[A-Z]{2,16}(?:_[A-Z]{2,16}){1,6}|[a-z]{2,16}(?:_[a-z]{2,16}){1,6})\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ErrorName();

    [GeneratedRegex(
        @"-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----(?s:.*?)(-----END [A-Z0-9 ]*PRIVATE KEY-----|\z)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(
        @"\b(code|id_token|access_token|refresh_token|id_token_hint|client_secret|client_assertion|code_verifier|password|assertion"
        + @"|SAMLResponse|SAMLRequest|samlp_request)(\\?[""']?\s*=\s*[""']?|\\?[""']\s*:\s*\\?[""']|%3D|%253D)"
        + @"((?:[^&\s""'<>#%]|%(?:[013-9a-fA-F][0-9a-fA-F]|2[0-57-9a-fA-F]))+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    [GeneratedRegex(
        @"""(code|id_token|access_token|refresh_token|client_secret|client_assertion|code_verifier|password|passwd|assertion"
        + @"|SAMLResponse|SAMLRequest|cookie|set-cookie|authorization)(""\s*,\s*""value""\s*:\s*"")([^""]+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OfHar();

    [GeneratedRegex(
        @"\b(authorization)(\s*:\s*(?:Bearer|Basic|DPoP)\s+)([^\s""']+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Authorization();

    [GeneratedRegex(
        @"\b(cookie|set-cookie)(\s*:\s*)([^\s=;""']+=[^\r\n""]+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Cookie();

    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]{8,}(\.[A-Za-z0-9_-]+){1,4}\.?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex(
        @"\b(PHNhb|PD94b|PFJlc|PHNhbWw|PEVuY3)[A-Za-z0-9+/=%\r\n]{40,}",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SamlMessage();

    [GeneratedRegex(
        @"[A-Za-z0-9_.~-]{3}[0-9]Q~[A-Za-z0-9_.~-]{30,36}|GOCSPX-[A-Za-z0-9_-]{20,40}",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Shaped();
}
