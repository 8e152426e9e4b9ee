using System.Text.RegularExpressions;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.Federation.Pasting;

/// <summary>Finds URLs, email addresses and thumbprints without a label, and tells by their shape what they are.</summary>
internal static partial class PasteAddresses
{
    public const string Discovery = "/.well-known/openid-configuration";

    private const int LongestUrl = 4096;
    private static readonly string[] SignInEnds =
        ["/sso/saml", "/saml2", "/protocol/saml", "/o/saml2/idp", "/saml20/idp/sso", "/saml2/redirect/sso", "/saml2/post/sso"];

    private static readonly string[] SignInParts = ["/idp/sso.saml2", "/trust/saml2/http-", "/adfs/ls"];
    private const int MostDomains = 50;
    private const int MostBefore = 200;

    public static void Scan(PasteText text, List<PasteFinding> findings)
    {
        var known = findings.Select(finding => finding.Text).ToHashSet(StringComparer.Ordinal);
        void Add(PasteFindingKind kind, string found, int index)
        {
            if (!known.Contains(found.TrimEnd('/')) && known.Add(found))
            {
                findings.Add(new PasteFinding(kind, found, text.LineOf(index)));
            }
        }

        foreach (var (url, index) in Urls(text.Clean))
        {
            if (!known.Contains(url) && KindOf(url) is { } kind)
            {
                Add(kind, url, index);
            }
        }

        foreach (Match match in Email().Matches(text.Clean))
        {
            Add(PasteFindingKind.ContactEmail, match.Value, match.Index);
        }

        foreach (var match in AtDomain().Matches(text.Clean).Take(MostDomains).Where(match => SpeaksOfPeople(text.Clean, match.Index)))
        {
            Add(PasteFindingKind.Domain, match.Value.TrimStart()[1..].ToLowerInvariant(), match.Index);
        }

        foreach (Match match in Hash().Matches(text.Clean))
        {
            if (Thumbprint.Parse(match.Value) is { IsOk: true } parsed)
            {
                Add(PasteFindingKind.Thumbprint, parsed.Value.Display, match.Index);
            }
        }
    }

    /// <summary>The kind of value that an address is, by its host and path; null if they do not tell.</summary>
    public static PasteFindingKind? KindOf(string url)
    {
        if (!SafeUri.TryAbsolute(url, out var address) || address.Scheme is not ("https" or "http"))
        {
            return null;
        }

        var path = address.AbsolutePath.ToLowerInvariant();
        return path switch
        {
            _ when url.Contains("error=", StringComparison.OrdinalIgnoreCase) => null,
            _ when path.TrimEnd('/').EndsWith(Discovery, StringComparison.Ordinal) => PasteFindingKind.DiscoveryUrl,
            _ when path.Contains("metadata", StringComparison.Ordinal) || path.EndsWith("/saml/descriptor", StringComparison.Ordinal) =>
                PasteFindingKind.MetadataUrl,
            _ when Array.Exists(SignInEnds, end => path.EndsWith(end, StringComparison.Ordinal)) => PasteFindingKind.SignInUrl,
            _ when Array.Exists(SignInParts, part => path.Contains(part, StringComparison.Ordinal)) => PasteFindingKind.SignInUrl,
            _ when IsEntityId(address, path) => PasteFindingKind.EntityId,
            _ when IsIssuer(address, path) => PasteFindingKind.Issuer,
            _ => null,
        };
    }

    private static bool IsEntityId(Uri address, string path) =>
        address.Host is "www.okta.com" or "sts.windows.net"
            || path.EndsWith("/adfs/services/trust", StringComparison.Ordinal)
            || path == "/o/saml2";

    private static IEnumerable<(string Url, int Index)> Urls(string text)
    {
        int Next(int start) => text.IndexOf("http", start, StringComparison.OrdinalIgnoreCase);
        for (var at = Next(0); at >= 0; at = Next(at + 4))
        {
            var rest = text.AsSpan(at);
            var scheme = rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                ? 8
                : rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                ? 7
                : 0;
            var end = rest[..Math.Min(rest.Length, LongestUrl + 1)].IndexOfAny(PasteLine.AfterAddress);
            var length = end < 0 ? Math.Min(rest.Length, LongestUrl + 1) : end;
            if (scheme > 0 && length > scheme && length <= LongestUrl)
            {
                yield return (rest[..length].TrimEnd(".,;:)]}!").ToString(), at);
                at += length - 4;
            }
        }
    }

    /// <summary>"Our users are @acme.example": anything else with that sign is a person's name in a chat.</summary>
    private static bool SpeaksOfPeople(string text, int index)
    {
        var from = Math.Max(text.LastIndexOf('\n', Math.Max(index - 1, 0)) + 1, index - MostBefore);
        return People().IsMatch(text.AsSpan(from, Math.Max(index - from, 0)));
    }

    private static bool IsIssuer(Uri address, string path) => IdentityProviderCatalogue.Guess(address.AbsoluteUri) switch
    {
        IdentityProvider.Okta => (path == "/" || OktaServer().IsMatch(path)) && !address.Host.Contains("-admin.", StringComparison.Ordinal),
        IdentityProvider.EntraId => path.EndsWith("/v2.0", StringComparison.Ordinal),
        IdentityProvider.GoogleWorkspace => path == "/",
        IdentityProvider.AdFs => path.TrimEnd('/').EndsWith("/adfs", StringComparison.Ordinal),
        IdentityProvider.PingOne => path.TrimEnd('/').EndsWith("/as", StringComparison.Ordinal),
        IdentityProvider.OneLogin => path.TrimEnd('/').EndsWith("/oidc/2", StringComparison.Ordinal),
        IdentityProvider.JumpCloud => address.Host == "oauth.id.jumpcloud.com" && path == "/",
        IdentityProvider.Keycloak => Realm().IsMatch(path),
        _ => false,
    };

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Email();

    [GeneratedRegex(
        @"[\s,;(]@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AtDomain();

    [GeneratedRegex(
        @"\b(?:users?|people|domains?|e-?mails?|addresses|accounts?|employees|logins?|Benutzer|utilisateurs|usuarios)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex People();

    [GeneratedRegex(
        @"\b(?:[0-9A-Fa-f]{64}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{2}(?:[: ][0-9A-Fa-f]{2}){31}|[0-9A-Fa-f]{2}(?:[: ][0-9A-Fa-f]{2}){19})\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Hash();

    [GeneratedRegex("^/oauth2/[a-z0-9]+/?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OktaServer();

    [GeneratedRegex("/realms/[^/]+/?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Realm();
}
