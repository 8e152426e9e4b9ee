using System.Text.RegularExpressions;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.Oidc;
using SupportConsole.Federation.Saml;

namespace SupportConsole.App.Settings;

/// <summary>What stands in the way of a connection's settings, one by one; the same for a new connection and for an edited one. Pure.</summary>
public static partial class SettingRules
{
    /// <summary>E-mail domains, lower case, each once.</summary>
    public static Result<IReadOnlyList<string>> Domains(string text)
    {
        var domains = text.Split([',', ';', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(domain => domain.Trim().TrimStart('@').ToLowerInvariant()).Distinct().ToList();
        var wrong = domains.Find(domain => domain.Length > 256 || !Host().IsMatch(domain));
        return wrong is null
            ? Result<IReadOnlyList<string>>.Of(domains)
            : new Problem($"“{(wrong.Length <= 60 ? wrong : wrong[..60] + "…")}” is not a domain.", "Give e-mail domains such as acme.example, separated by commas.") { Code = "form.domain" };
    }

    /// <summary>Where an issuer publishes its discovery document.</summary>
    public static string DiscoveryOf(string issuer) => issuer.Trim().TrimEnd('/') + IssuerUrl.WellKnown;

    /// <summary>What is wrong with a display name.</summary>
    public static Problem? DisplayName(string name)
    {
        var text = name.Trim();
        return text.Length == 0 ? new Problem("The display name is missing.", "Give what people read on the sign-in button, such as the customer's name.") { Code = "form.display-name" }
            : text.Any(char.IsControl) ? new Problem("The display name has a line break or control character in it.", "Type it on one line.") { Code = "form.display-name" }
            : text.Length > ConnectionRecord.DisplayNameMaxLength ? new Problem($"The display name has {text.Length} characters; Auth0 takes {ConnectionRecord.DisplayNameMaxLength}.", "Shorten it.") { Code = "form.display-name" }
            : null;
    }

    /// <summary>What is wrong with the IdP's sign-in URL.</summary>
    public static Problem? SignInUrl(string url) => url.Trim().Length == 0
        ? new Problem("The IdP's sign-in URL is missing.", "Paste the customer's metadata, or type the single sign-on URL that the IdP shows.") { Code = "form.sign-in-url" }
        : EndpointUrl.Parse(url).Problem;

    /// <summary>What is wrong with the IdP's sign-out URL, which may be left empty.</summary>
    public static Problem? SignOutUrl(string url) => url.Trim().Length == 0 ? null : EndpointUrl.Parse(url).Problem;

    /// <summary>What is wrong with an issuer or discovery URL.</summary>
    public static Problem? Issuer(string issuer) => IssuerUrl.Parse(issuer).Problem;

    /// <summary>What is wrong with a client ID.</summary>
    public static Problem? ClientId(string clientId)
    {
        var text = clientId.Trim();
        return text.Length == 0 ? new Problem("The client ID is missing.", "Paste the client ID (application ID) that the IdP shows.") { Code = "form.client-id" }
            : text.Any(char.IsControl) || text.Any(char.IsWhiteSpace) ? new Problem("The client ID has a space or a line break in it.", "Paste the ID alone.") { Code = "form.client-id" }
            : text.Length > ConnectionRecord.ClientIdMaxLength ? new Problem($"The client ID has {text.Length} characters; Auth0 takes {ConnectionRecord.ClientIdMaxLength}.", "Check that it is the client ID and not the secret.") { Code = "form.client-id" }
            : null;
    }

    /// <summary>What is wrong with scopes.</summary>
    public static Problem? Scopes(string scopes) => ScopeList.Parse(scopes).Problem;

    /// <summary>What is wrong with an endpoint that may be left empty.</summary>
    public static Problem? Endpoint(string url, int most) => url.Trim().Length == 0 ? null : EndpointUrl.Parse(url, most).Problem;

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$", RegexOptions.NonBacktracking)]
    private static partial Regex Host();
}
