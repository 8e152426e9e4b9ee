using System.Text.RegularExpressions;
using SupportConsole.Federation;
using SupportConsole.Federation.Oidc;
using SupportConsole.Federation.Saml;

namespace SupportConsole.App.Settings;

/// <summary>What can be wrong with a setting; the same for a new connection and for an edited one.</summary>
public static partial class SettingRules
{
    public const int DisplayNameMaxLength = 128;
    public const int ClientIdMaxLength = 255;

    /// <summary>Neither of the two addresses by which Auth0 finds an OpenID provider is there.</summary>
    public static Problem NoProvider { get; } = Problem("issuer", "The issuer is empty.", "Enter the issuer, or the discovery URL.");

    public static Result<IReadOnlyList<string>> Domains(string text)
    {
        var domains = text.Split([',', ';', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(domain => domain.Trim().TrimStart('@').ToLowerInvariant())
            .Distinct()
            .ToList();
        var wrong = domains.Find(domain => domain.Length > 256 || !Host().IsMatch(domain));
        return wrong is null
            ? Result<IReadOnlyList<string>>.Of(domains)
            : Problem(
                "domain",
                $"“{(wrong.Length <= 60 ? wrong : wrong[..60] + "…")}” is not a domain.",
                "Enter domains such as acme.example, separated by commas.");
    }

    /// <summary>Domains one a line; a text that is no list of domains as it is.</summary>
    public static string NormaliseDomains(string text) =>
        Domains(text) is { IsOk: true } domains ? string.Join('\n', domains.Value) : text.Trim();

    public static string DiscoveryOf(string issuer) => issuer.Trim().TrimEnd('/') + IssuerUrl.WellKnown;

    public static Problem? DisplayName(string name)
    {
        var text = name.Trim();
        return text switch
        {
            "" => Problem(
                "display-name",
                "The display name is missing.",
                "Enter what people read on the sign-in button, such as the customer's name."),
            _ when text.Any(char.IsControl) =>
                Problem("display-name", "The display name has a line break or control character in it.", "Type it on one line."),
            _ => Length("display name", text, DisplayNameMaxLength),
        };
    }

    public static Problem? SignInUrl(string url) => url.Trim().Length == 0
        ? Problem(
            "sign-in-url",
            "The sign-in URL is missing.",
            "Paste the customer's metadata, or enter the single sign-on URL from the identity provider.")
        : Endpoint(url, EndpointUrl.MaxLength);

    public static Problem? Issuer(string issuer)
    {
        var parsed = IssuerUrl.Parse(issuer);
        return parsed.IsOk && parsed.Value.IsFromDiscoveryUrl
            ? Problem("issuer", "This is a discovery URL, not an issuer.", "Enter it as the discovery URL.")
            : parsed.Problem;
    }

    public static Problem? ClientId(string clientId)
    {
        var text = clientId.Trim();
        return text switch
        {
            "" => Problem("client-id", "The client ID is missing.", "Enter the client ID (application ID) from the identity provider."),
            _ when text.Any(char.IsControl) || text.Any(char.IsWhiteSpace) =>
                Problem("client-id", "The client ID has a space or a line break in it.", "Paste the ID alone."),
            _ => Length("client ID", text, ClientIdMaxLength),
        };
    }

    public static Problem? Scopes(string scopes) => ScopeList.Parse(scopes).Problem;

    /// <summary>For an address that only the console fetches: what may be fetched is for the guarded client to judge.</summary>
    public static Problem? FetchedAddress(string url) =>
        SafeUri.TryAbsolute(url.Trim(), out var address) && (address.Scheme is "https" or "http")
            ? null
            : new Problem("This is not a web address.", "Enter the whole address, starting with https://.") { Code = "settings.address" };

    public static Problem? Endpoint(string url, int maxLength) => EndpointUrl.Parse(url, maxLength).Problem;

    public static Problem? Length(string what, string text, int maxLength) => text.Trim().Length <= maxLength
        ? TypedText.FindProblem(text)
        : Problem(
            "too-long",
            $"The {what} has {text.Trim().Length:N0} characters; the limit is {maxLength:N0}.",
            "Check that the right value was pasted.");

    private static Problem Problem(string code, string what, string cure) => new(what, cure) { Code = "form." + code };

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$", RegexOptions.NonBacktracking)]
    private static partial Regex Host();
}
