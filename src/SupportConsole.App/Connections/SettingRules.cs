using System.Text.RegularExpressions;
using SupportConsole.Federation;
using SupportConsole.Federation.Saml;

namespace SupportConsole.App.Connections;

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
    public static string DiscoveryOf(string issuer) => issuer.Trim().TrimEnd('/') + "/.well-known/openid-configuration";

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
    public static Problem? Issuer(string issuer)
    {
        var text = issuer.Trim();
        if (text.Length == 0)
        {
            return new Problem("The issuer is missing.", "Paste the issuer or the discovery URL that the IdP shows.") { Code = "form.issuer" };
        }

        if (text.Any(char.IsWhiteSpace) || text.Any(char.IsControl))
        {
            return new Problem("The issuer has a space or a line break in it.", "Paste the address alone.") { Code = "form.issuer" };
        }

        if (text.Length > 255)
        {
            return new Problem($"The issuer has {text.Length} characters; Auth0 takes 255.", "Check that it is the issuer and nothing else.") { Code = "form.issuer" };
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            return new Problem($"“{text}” is not an address.", "Give it whole, such as https://acme.okta.com.") { Code = "form.issuer" };
        }

        return uri.Scheme != Uri.UriSchemeHttps ? new Problem($"The issuer begins with {uri.Scheme}:; Auth0 takes https only.", "Ask the customer for the https address.") { Code = "form.issuer" }
            : uri.UserInfo.Length > 0 ? new Problem("The issuer has a user name in it.", "Leave out what stands before the @.") { Code = "form.issuer" }
            : uri.Fragment.Length > 0 ? new Problem("The issuer has a # part.", "Leave it out.") { Code = "form.issuer" }
            : null;
    }

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
    public static Problem? Scopes(string scopes)
    {
        var list = scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return scopes.Contains(',', StringComparison.Ordinal) ? new Problem("The scopes are separated by commas.", "Separate them by spaces: openid profile email.") { Code = "form.scopes" }
            : !list.Contains("openid") ? new Problem("The scopes lack openid.", "Add it: without openid it is not OpenID Connect.") { Code = "form.scopes" }
            : string.Join(' ', list).Length > ConnectionRecord.ScopesMaxLength ? new Problem($"The scopes have {scopes.Length} characters; Auth0 takes {ConnectionRecord.ScopesMaxLength}.", "Leave out what the application does not need.") { Code = "form.scopes" }
            : null;
    }

    /// <summary>What is wrong with an endpoint that may be left empty.</summary>
    public static Problem? Endpoint(string url, int most)
    {
        var text = url.Trim();
        return text.Length == 0 ? null
            : !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps ? new Problem($"“{(text.Length <= 80 ? text : text[..80] + "…")}” is not an https address.", "Paste it from the discovery document.") { Code = "form.endpoint" }
            : text.Length > most ? new Problem($"The address has {text.Length} characters; Auth0 takes {most}.", "Paste it from the discovery document.") { Code = "form.endpoint" }
            : null;
    }

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$", RegexOptions.NonBacktracking)]
    private static partial Regex Host();
}
