namespace SupportConsole.Federation.Oidc;

/// <summary>Holds the addresses in a discovery document against Auth0's limits.</summary>
internal static class EndpointFindings
{
    private const int Longest = 255;
    private const int LongestAuthorization = 2083;

    public static IEnumerable<DiscoveryFinding> Of(DiscoveryDocument document, bool isFrontChannel) =>
        new[]
        {
            One(
                "authorization_endpoint",
                document.AuthorizationEndpoint,
                LongestAuthorization,
                "there is no address to send users to",
                true),
            One("token_endpoint", document.TokenEndpoint, Longest, "Auth0 cannot exchange codes", !isFrontChannel),
            One("jwks_uri", document.JwksUri, Longest, "Auth0 cannot check the signature of ID tokens", true),
            One("userinfo_endpoint", document.UserInfoEndpoint, Longest, "Auth0 sees only the claims in the ID token", false),
        }.OfType<DiscoveryFinding>();

    private static DiscoveryFinding? One(string name, string? url, int longest, string without, bool isNeeded)
    {
        var code = name.Replace('_', '-');
        if (url is null or "")
        {
            return isNeeded
                ? DiscoveryFindings.Refuse(
                    code + "-missing",
                    $"The document has no {name}: {without}.",
                    $"Ask the customer for a discovery document with {name}.")

                    : name == "userinfo_endpoint"
                    ? DiscoveryFindings.Info(
                        code + "-missing",
                        $"The document has no {name}: {without}.",
                        "Make sure that email and name are in the ID token.")
                : null;
        }

        var (kind, what, cure) = Fault(name, url, longest);
        return kind is null ? null : new(isNeeded ? FindingSeverity.Refuse : FindingSeverity.Warn, what, cure, $"discovery.{code}-{kind}");
    }

    private static (string? Kind, string What, string Cure) Fault(string name, string url, int longest)
    {
        var shown = url.Length <= 80 ? url : url[..80] + "…";
        var uri = SafeUri.TryAbsolute(url, out var parsed) ? parsed : null;
        return url switch
        {
            _ when url.Any(character => char.IsControl(character) || char.IsWhiteSpace(character)) => (
                "character",
                $"The {name} has a space, line break or control character in it.",
                "Ask the customer to correct the discovery document."),
            _ when EntraIssuer.IsTemplate(url) => (
                "template",
                $"The {name} {shown} still holds a placeholder.",
                "Ask for the discovery URL with the customer's own tenant in it."),
            _ when url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) => (
                "not-https",
                $"The {name} is http, not https: {shown}. Auth0 takes https only.",
                "Ask the customer to publish https addresses (behind a proxy, the IdP's public address is often set wrongly)."),
            _ when !url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                || uri is null
                || uri.Host.Length == 0 => (
                    "not-a-url",
                    $"The {name} \"{shown}\" is not a full https address.",
                    "Ask the customer to correct the discovery document."),
            _ when uri.UserInfo.Length > 0 => (
                "userinfo",
                $"The {name} has a user name or password before its host.",
                "Ask the customer to remove it from the discovery document."),
            _ when url.Contains('#', StringComparison.Ordinal) => (
                "fragment",
                $"The {name} has a fragment (from # on), which the standard forbids.",
                "Ask the customer to correct the discovery document."),
            _ when url.Length > longest => (
                "too-long",
                $"The {name} has {url.Length:N0} characters; Auth0 takes at most {longest:N0}.",
                "Ask the customer for a shorter address."),
            _ => (null, "", ""),
        };
    }
}
