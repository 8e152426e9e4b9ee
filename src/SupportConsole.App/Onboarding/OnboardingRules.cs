using System.Text.RegularExpressions;
using SupportConsole.App.Connections;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Names;
using SupportConsole.Federation.Saml;

namespace SupportConsole.App.Onboarding;

/// <summary>What stands in the way of creating a connection from a form, field by field; pure.</summary>
public static partial class OnboardingRules
{
    /// <summary>The problems by field name; empty where it can be created.</summary>
    public static IReadOnlyDictionary<string, Problem> Check(OnboardingForm form)
    {
        var problems = new Dictionary<string, Problem>();
        void Add(string field, Problem? problem)
        {
            if (problem is not null)
            {
                problems.TryAdd(field, problem);
            }
        }

        Add(nameof(form.Name), ConnectionName.Parse(form.Name).Problem);
        if (form.Protocol == Protocol.Oidc)
        {
            Add(nameof(form.Issuer), CheckIssuer(form.Issuer));
            Add(nameof(form.Issuer), form.Refusal.Length > 0 && form.RefusedFor == Discovered.Judged(form)
                ? new Problem(form.Refusal, $"{form.RefusalCure} Then look at the IdP again.") { Code = "form.idp-refuses" }
                : null);
            Add(nameof(form.ClientId), CheckClientId(form.ClientId));
            Add(nameof(form.Scopes), CheckScopes(form.Scopes));
            Add(nameof(form.AuthorizationEndpoint), CheckOptionalUrl(form.AuthorizationEndpoint, 2083));
            Add(nameof(form.TokenEndpoint), CheckOptionalUrl(form.TokenEndpoint, 255));
            Add(nameof(form.JwksUri), CheckOptionalUrl(form.JwksUri, 255));
        }
        else
        {
            Add(nameof(form.SignInUrl), form.SignInUrl.Trim().Length == 0
                ? new Problem("The IdP's sign-in URL is missing.", "Paste the customer's metadata, or type the single sign-on URL that the IdP shows.") { Code = "form.sign-in-url" }
                : EndpointUrl.Parse(form.SignInUrl).Problem);
            Add(nameof(form.SignOutUrl), form.SignOutUrl.Trim().Length == 0 ? null : EndpointUrl.Parse(form.SignOutUrl).Problem);
            Add(nameof(form.CertificatePem), Certificate(form) is null
                ? new Problem("The IdP's signing certificate is missing.", "Paste the customer's metadata, or the certificate in any form.") { Code = "form.certificate" }
                : null);
        }

        Add(nameof(form.Domains), ParseDomains(form.Domains).Problem);
        Add(nameof(form.Ticket), string.IsNullOrWhiteSpace(form.Ticket) ? new Problem("A change needs its ticket.", "Type the ticket's reference.") { Code = "form.ticket" } : null);
        return problems;
    }

    /// <summary>The certificate that was chosen; null where none was.</summary>
    public static SigningCertificate? Certificate(OnboardingForm form) =>
        form.CertificatePem.Length == 0 ? null : Changes.TenantCertificate.Read(form.CertificatePem);

    /// <summary>E-mail domains, lower case, each once.</summary>
    public static Result<IReadOnlyList<string>> ParseDomains(string text)
    {
        var domains = text.Split([',', ';', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(domain => domain.Trim().TrimStart('@').ToLowerInvariant()).Distinct().ToList();
        var wrong = domains.Find(domain => domain.Length > 256 || !Host().IsMatch(domain));
        return wrong is null
            ? Result<IReadOnlyList<string>>.Of(domains)
            : new Problem($"“{(wrong.Length <= 60 ? wrong : wrong[..60] + "…")}” is not a domain.", "Give e-mail domains such as acme.example, separated by commas.") { Code = "form.domain" };
    }

    /// <summary>Writes what is valid into the record, so that the draft is found and the hand-off follows; what is not stays in the form only.</summary>
    internal static void WriteTo(ConnectionRecord record, OnboardingForm form)
    {
        (record.Protocol, record.IdentityProvider) = (form.Protocol, form.Provider);
        record.Name = ConnectionName.Parse(form.Name) is { IsOk: true } name ? name.Value : record.Name;
        var discovery = form.Issuer.Trim();
        var isDiscovery = discovery.Contains("/.well-known/", StringComparison.Ordinal);
        record.DiscoveryUrl = Keep(discovery.Length == 0 ? "" : isDiscovery ? discovery : discovery.TrimEnd('/') + "/.well-known/openid-configuration", 255);
        record.Issuer = Keep(isDiscovery ? discovery[..discovery.IndexOf("/.well-known/", StringComparison.Ordinal)] : discovery, 255);
        record.AuthorizationEndpoint = Keep(form.AuthorizationEndpoint.Trim(), 2083);
        record.TokenEndpoint = Keep(form.TokenEndpoint.Trim(), 255);
        record.JwksUri = Keep(form.JwksUri.Trim(), 255);
        record.ClientId = Keep(form.ClientId.Trim(), ConnectionRecord.ClientIdMaxLength);
        record.Scopes = Keep(string.Join(' ', form.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)), ConnectionRecord.ScopesMaxLength);
        record.IsBackChannel = form.IsBackChannel;
        record.IdpEntityId = Keep(form.IdpEntityId.Trim(), ConnectionRecord.EntityIdMaxLength);
        record.SignInUrl = Keep(form.SignInUrl.Trim(), ConnectionRecord.UrlMaxLength);
        record.SignOutUrl = Keep(form.SignOutUrl.Trim(), ConnectionRecord.UrlMaxLength);
        record.SignsRequests = form.SignsRequests;
        record.Domains = ParseDomains(form.Domains) is { IsOk: true } domains ? Keep(string.Join('\n', domains.Value), ConnectionRecord.DomainsMaxLength) : record.Domains;
    }

    private static string Keep(string text, int most) => text.Length <= most ? text : "";

    private static Problem? CheckIssuer(string issuer)
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

    private static Problem? CheckClientId(string clientId)
    {
        var text = clientId.Trim();
        return text.Length == 0 ? new Problem("The client ID is missing.", "Paste the client ID (application ID) that the IdP shows.") { Code = "form.client-id" }
            : text.Any(char.IsControl) || text.Any(char.IsWhiteSpace) ? new Problem("The client ID has a space or a line break in it.", "Paste the ID alone.") { Code = "form.client-id" }
            : text.Length > ConnectionRecord.ClientIdMaxLength ? new Problem($"The client ID has {text.Length} characters; Auth0 takes {ConnectionRecord.ClientIdMaxLength}.", "Check that it is the client ID and not the secret.") { Code = "form.client-id" }
            : null;
    }

    private static Problem? CheckScopes(string scopes)
    {
        var list = scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return scopes.Contains(',', StringComparison.Ordinal) ? new Problem("The scopes are separated by commas.", "Separate them by spaces: openid profile email.") { Code = "form.scopes" }
            : !list.Contains("openid") ? new Problem("The scopes lack openid.", "Add it: without openid it is not OpenID Connect.") { Code = "form.scopes" }
            : string.Join(' ', list).Length > ConnectionRecord.ScopesMaxLength ? new Problem($"The scopes have {scopes.Length} characters; Auth0 takes {ConnectionRecord.ScopesMaxLength}.", "Leave out what the application does not need.") { Code = "form.scopes" }
            : null;
    }

    private static Problem? CheckOptionalUrl(string url, int most)
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
