using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.Onboarding;

/// <summary>What stands in the way of creating a connection from a form, field by field; pure.</summary>
public static class OnboardingRules
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
            Add(nameof(form.Issuer), SettingRules.Issuer(form.Issuer));
            Add(nameof(form.Issuer), form.Refusal.Length > 0 && form.RefusedFor == DiscoveredSettings.Judged(form)
                ? new Problem(form.Refusal, $"{form.RefusalCure} Then look at the IdP again.") { Code = "form.idp-refuses" }
                : null);
            Add(nameof(form.ClientId), SettingRules.ClientId(form.ClientId));
            Add(nameof(form.Scopes), SettingRules.Scopes(form.Scopes));
            Add(nameof(form.AuthorizationEndpoint), SettingRules.Endpoint(form.AuthorizationEndpoint, 2083));
            Add(nameof(form.TokenEndpoint), SettingRules.Endpoint(form.TokenEndpoint, 255));
            Add(nameof(form.JwksUri), SettingRules.Endpoint(form.JwksUri, 255));
        }
        else
        {
            Add(nameof(form.SignInUrl), SettingRules.SignInUrl(form.SignInUrl));
            Add(nameof(form.SignOutUrl), SettingRules.SignOutUrl(form.SignOutUrl));
            Add(nameof(form.CertificatePem), Certificate(form) is null
                ? new Problem("The IdP's signing certificate is missing.", "Paste the customer's metadata, or the certificate in any form.") { Code = "form.certificate" }
                : null);
        }

        Add(nameof(form.Domains), SettingRules.Domains(form.Domains).Problem);
        Add(nameof(form.Ticket), string.IsNullOrWhiteSpace(form.Ticket) ? new Problem("A change needs its ticket.", "Type the ticket's reference.") { Code = "form.ticket" } : null);
        return problems;
    }

    /// <summary>The certificate that was chosen; null where none was.</summary>
    public static SigningCertificate? Certificate(OnboardingForm form) =>
        form.CertificatePem.Length == 0 ? null : TenantCertificate.Read(form.CertificatePem);

    /// <summary>Writes what is valid into the record, so that the draft is found and the hand-off follows; what is not stays in the form only.</summary>
    internal static void WriteTo(ConnectionRecord record, OnboardingForm form)
    {
        (record.Protocol, record.IdentityProvider) = (form.Protocol, form.Provider);
        record.Name = ConnectionName.Parse(form.Name) is { IsOk: true } name ? name.Value : record.Name;
        var discovery = form.Issuer.Trim();
        var isDiscovery = discovery.Contains("/.well-known/", StringComparison.Ordinal);
        record.DiscoveryUrl = Keep(discovery.Length == 0 ? "" : isDiscovery ? discovery : SettingRules.DiscoveryOf(discovery), 255);
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
        record.Domains = SettingRules.Domains(form.Domains) is { IsOk: true } domains ? Keep(string.Join('\n', domains.Value), ConnectionRecord.DomainsMaxLength) : record.Domains;
    }

    private static string Keep(string text, int most) => text.Length <= most ? text : "";
}
