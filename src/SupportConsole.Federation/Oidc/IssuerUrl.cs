using System.Globalization;

namespace SupportConsole.Federation.Oidc;

/// <summary>An OpenID Connect issuer and the address of its discovery document, read from either of the two.</summary>
public sealed record IssuerUrl
{
    /// <summary>The longest issuer and the longest discovery URL that Auth0 takes, in characters.</summary>
    public const int MaxLength = 255;

    public const string WellKnown = "/.well-known/openid-configuration";

    private const string NeedsIssuer = "Enter the issuer as the IdP shows it, such as https://idp.example.com.";

    private IssuerUrl(string issuer, string discoveryUrl, bool isFromDiscoveryUrl)
    {
        Issuer = issuer;
        DiscoveryUrl = discoveryUrl;
        IsFromDiscoveryUrl = isFromDiscoveryUrl;
    }

    /// <summary>
    /// The issuer, character by character: a trailing slash is part of its name. If a discovery URL was given it is only a guess, for
    /// comparison: what is sent to Auth0 is the issuer that the document names.
    /// </summary>
    public string Issuer { get; }

    public string DiscoveryUrl { get; }

    /// <summary>Whether a discovery URL was given, so that only the document knows the issuer.</summary>
    public bool IsFromDiscoveryUrl { get; }

    /// <summary>Reads an issuer or a discovery URL; a refusal names what is wrong with it.</summary>
    public static Result<IssuerUrl> Parse(string? text)
    {
        var given = text?.Trim() ?? "";
        if (given.Length == 0)
        {
            return Refused("empty", "The issuer is empty.", NeedsIssuer);
        }

        if ((IssuerCharacters.Fault(given) ?? Scheme(given)) is { } fault)
        {
            return fault;
        }

        if (!SafeUri.TryAbsolute(given, out var uri) || uri.Host.Length == 0)
        {
            return Refused("not-a-url", $"\"{Short(given)}\" is not a full address.", NeedsIssuer);
        }

        return Part(given, uri) is { } part ? part : Take(given);
    }

    /// <inheritdoc />
    public override string ToString() => Issuer;

    internal static Problem Refused(string code, string what, string cure) => new(what, cure) { Code = "issuer." + code };

    private static Result<IssuerUrl> Take(string given)
    {
        var query = given.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? given[at..] : "";
        var path = given[..^query.Length].TrimEnd('/');
        var issuer = IsDiscovery(path)
            ? new IssuerUrl(path[..^WellKnown.Length], path + query, isFromDiscoveryUrl: true)
            : new IssuerUrl(given, given.TrimEnd('/') + WellKnown, isFromDiscoveryUrl: false);
        return issuer switch
        {
            { Issuer.Length: > MaxLength } => Refused(
                "too-long",
                $"The issuer has {issuer.Issuer.Length} characters; Auth0 takes at most {MaxLength}.",
                "Ask the customer whether this is the issuer alone, without the sign-in address's parameters."),
            { DiscoveryUrl.Length: > MaxLength } => Refused(
                "too-long",
                $"The discovery URL of this issuer has {issuer.DiscoveryUrl.Length} characters; Auth0 takes at most {MaxLength}.",
                "Ask the customer for a shorter issuer."),
            _ => issuer,
        };
    }

    private static bool IsDiscovery(string path) => path.EndsWith(WellKnown, StringComparison.OrdinalIgnoreCase);

    private static Problem? Scheme(string given)
    {
        var colon = given.IndexOf("://", StringComparison.Ordinal);
        return colon switch
        {
            _ when given.StartsWith("https://", StringComparison.OrdinalIgnoreCase) => null,
            _ when given.StartsWith("http://", StringComparison.OrdinalIgnoreCase) => Refused(
                "http",
                "The issuer is http, not https: Auth0 takes https only, and the two are different issuers.",
                "Ask the customer for the https issuer of their IdP."),
            > 0 when given.AsSpan(0, colon).IndexOfAnyExceptInRange('A', 'z') < 0 =>
                Refused("scheme", $"The issuer begins with {Short(given[..colon])}://, not https://.", NeedsIssuer),
            _ when given.Contains('.', StringComparison.Ordinal) && !given.Contains('@', StringComparison.Ordinal) => Refused(
                "no-scheme",
                $"The issuer \"{Short(given)}\" does not begin with https://.",
                $"Enter it whole, perhaps https://{Short(given)}."),
            _ => Refused("not-a-url", $"\"{Short(given)}\" is not an address.", NeedsIssuer),
        };
    }

    private static Problem? Part(string given, Uri uri)
    {
        if (uri.UserInfo.Length > 0 || given["https://".Length..].Split('/', '?', '#')[0].Contains('@', StringComparison.Ordinal))
        {
            return Refused(
                "userinfo",
                "The issuer has a user name or password before its host (the part that ends in @).",
                "Remove everything between https:// and the @ sign; if it was a password, tell the customer that it was sent.");
        }

        if (given.Contains('#', StringComparison.Ordinal))
        {
            return Refused(
                "fragment",
                "The issuer has a fragment (the part from # on), which no issuer has.",
                "Remove # and all after it.");
        }

        if (given.Contains('?', StringComparison.Ordinal) && !IsDiscovery(given.Split('?')[0].TrimEnd('/')))
        {
            return Refused(
                "query",
                "The issuer has a query (the part from ? on), which no issuer has; this may be a sign-in address.",
                "Remove ? and all after it, or ask the customer for the issuer.");
        }

        if (uri.AbsolutePath.Contains("://", StringComparison.Ordinal)
            || uri.AbsolutePath.Contains("https:/", StringComparison.OrdinalIgnoreCase))
        {
            return Refused("nested", $"The issuer has a second address in it: {Short(given)}.", "Enter one address alone.");
        }

        if (uri.AbsolutePath.Contains("/.well-known/oauth-authorization-server", StringComparison.OrdinalIgnoreCase))
        {
            return Refused(
                "oauth-metadata",
                "This is the address of OAuth 2.0 metadata (oauth-authorization-server), not of OpenID Connect discovery.",
                $"Ask the customer for the issuer, or for the address that ends in {WellKnown}.");
        }

        return EntraIssuer.SharedEndpoint(uri) is { } shared
            ? Refused(
                "entra-common",
                $"This is Entra ID's shared endpoint \"{shared}\", which stands for any organization: its tokens name another issuer.",
                EntraIssuer.UseOwn)
            : null;
    }

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
