using System.Globalization;

namespace SupportConsole.Federation.Oidc;

/// <summary>An OpenID Connect issuer and the address of its discovery document, read from either of the two.</summary>
public sealed record IssuerUrl
{
    /// <summary>The longest issuer and the longest discovery URL that Auth0 takes, in characters.</summary>
    public const int MaxLength = 255;

    /// <summary>What a discovery URL adds to its issuer.</summary>
    public const string WellKnown = "/.well-known/openid-configuration";

    private const string NeedsIssuer = "Enter the issuer as the IdP shows it, such as https://idp.example.com.";

    private IssuerUrl(string issuer, bool isFromDiscoveryUrl) => (Issuer, IsFromDiscoveryUrl) = (issuer, isFromDiscoveryUrl);

    /// <summary>The issuer, character by character: a trailing slash is kept, as it is part of the name.</summary>
    public string Issuer { get; }

    /// <summary>Where the discovery document is.</summary>
    public string DiscoveryUrl => Issuer.TrimEnd('/') + WellKnown;

    /// <summary>Whether a discovery URL was given: then only the document can say if the issuer ends in a slash.</summary>
    public bool IsFromDiscoveryUrl { get; }

    /// <summary>Reads an issuer or a discovery URL; a refusal names what is wrong with it.</summary>
    public static Result<IssuerUrl> Parse(string? text)
    {
        var given = text?.Trim() ?? "";
        if (given.Length == 0)
        {
            return Refused("empty", "The issuer is empty.", NeedsIssuer);
        }

        if (Character(given) is { } odd)
        {
            return odd;
        }

        if (Scheme(given) is { } scheme)
        {
            return scheme;
        }

        if (!SafeUri.TryAbsolute(given, out var uri) || uri.Host.Length == 0)
        {
            return Refused("not-a-url", $"\"{Short(given)}\" is not a full address.", NeedsIssuer);
        }

        return Part(given, uri) is { } part ? part : Take(given);
    }

    /// <inheritdoc />
    public override string ToString() => Issuer;

    private static Result<IssuerUrl> Take(string given)
    {
        var path = given.TrimEnd('/');
        var isDiscovery = path.EndsWith(WellKnown, StringComparison.OrdinalIgnoreCase);
        var issuer = new IssuerUrl(isDiscovery ? path[..^WellKnown.Length] : given, isDiscovery);
        return issuer switch
        {
            { Issuer.Length: > MaxLength } => Refused("too-long", $"The issuer has {issuer.Issuer.Length} characters; Auth0 takes at most {MaxLength}.", "Ask the customer whether this is the issuer alone, without the sign-in address's parameters."),
            { DiscoveryUrl.Length: > MaxLength } => Refused("too-long", $"The discovery URL of this issuer has {issuer.DiscoveryUrl.Length} characters; Auth0 takes at most {MaxLength}.", "Ask the customer for a shorter issuer."),
            _ => issuer,
        };
    }

    private static Problem? Character(string given)
    {
        foreach (var character in given)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"U+{(int)character:X4}");
            switch (character)
            {
                case '{' or '}' or '<' or '>':
                    return Refused("template", $"The issuer holds a placeholder (\"{character}\") where the customer's own value belongs{(given.Contains("tenant", StringComparison.OrdinalIgnoreCase) ? ", such as the Entra directory (tenant) ID" : "")}.", "Replace the placeholder with the customer's value: for Entra ID the Directory (tenant) ID from its Overview page.");
                case ' ' or '\u00A0':
                    return Refused("space", "The issuer has a space inside.", "Copy it again, alone.");
                case '"' or '\\' or '^' or '`' or '|':
                    return Refused("character", $"The issuer has {character} ({place}) in it, which no address has.", "Copy it again, alone, without quotation marks; slashes lean forward (/).");
            }

            if (char.IsControl(character) || char.IsWhiteSpace(character) || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format)
            {
                return Refused("control", $"The issuer has a line break, a control character or an invisible character ({place}) inside.", "Type it, or copy it from the IdP's own page rather than from a mail.");
            }
        }

        return null;
    }

    private static Problem? Scheme(string given)
    {
        var colon = given.IndexOf("://", StringComparison.Ordinal);
        return colon switch
        {
            _ when given.StartsWith("https://", StringComparison.OrdinalIgnoreCase) => null,
            _ when given.StartsWith("http://", StringComparison.OrdinalIgnoreCase) => Refused("http", "The issuer is http, not https: Auth0 takes https only, and the two are different issuers.", "Ask the customer for the https issuer of their IdP."),
            > 0 when given.AsSpan(0, colon).IndexOfAnyExceptInRange('A', 'z') < 0 => Refused("scheme", $"The issuer begins with {Short(given[..colon])}://, not https://.", NeedsIssuer),
            _ when given.Contains('.', StringComparison.Ordinal) && !given.Contains('@', StringComparison.Ordinal) => Refused("no-scheme", $"The issuer \"{Short(given)}\" does not begin with https://.", $"Enter it whole, perhaps https://{Short(given)}."),
            _ => Refused("not-a-url", $"\"{Short(given)}\" is not an address.", NeedsIssuer),
        };
    }

    private static Problem? Part(string given, Uri uri)
    {
        if (uri.UserInfo.Length > 0 || given["https://".Length..].Split('/', '?', '#')[0].Contains('@', StringComparison.Ordinal))
        {
            return Refused("userinfo", "The issuer has a user name or password before its host (the part that ends in @).", "Remove everything between https:// and the @ sign; if it was a password, tell the customer that it was sent.");
        }

        if (given.Contains('#', StringComparison.Ordinal))
        {
            return Refused("fragment", "The issuer has a fragment (the part from # on), which no issuer has.", "Remove # and all after it.");
        }

        if (given.Contains('?', StringComparison.Ordinal))
        {
            return Refused("query", "The issuer has a query (the part from ? on), which no issuer has; this may be a sign-in address.", "Remove ? and all after it, or ask the customer for the issuer.");
        }

        if (uri.AbsolutePath.Contains("/.well-known/oauth-authorization-server", StringComparison.OrdinalIgnoreCase))
        {
            return Refused("oauth-metadata", "This is the address of OAuth 2.0 metadata (oauth-authorization-server), not of OpenID Connect discovery.", $"Ask the customer for the issuer, or for the address that ends in {WellKnown}.");
        }

        return EntraIssuer.SharedEndpoint(uri) is { } shared
            ? Refused("entra-common", $"This is Entra ID's shared endpoint \"{shared}\", which stands for any organization: its tokens name another issuer.", "Use the customer's own: https://login.microsoftonline.com/ then the Directory (tenant) ID, then /v2.0.")
            : null;
    }

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private static Problem Refused(string code, string what, string cure) => new(what, cure) { Code = "issuer." + code };
}
