using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Oidc;

namespace SupportConsole.App.Onboarding;

/// <summary>Takes a discovery document, pasted or fetched, into the form.</summary>
internal static class Discovered
{
    /// <summary>Fills the form, marks each value with where it came from, and remembers what stands against creating the connection.</summary>
    /// <returns>What the document says, in words.</returns>
    public static IReadOnlyList<string> Fill(OnboardingForm form, DiscoveryDocument document, IReadOnlyList<DiscoveryFinding> findings, string source, bool onlyEmpty)
    {
        form.Protocol = Protocol.Oidc;
        foreach (var (field, value) in Values(document))
        {
            if (!onlyEmpty || form.TextOf(field).Length == 0)
            {
                form.Take(field, value, source);
            }
        }

        form.Provider = form.Provider == IdentityProvider.Other ? IdentityProviderCatalogue.Guess(document.Issuer) : form.Provider;
        var refusal = findings.FirstOrDefault(finding => finding.Severity == FindingSeverity.Refuse);
        (form.Refusal, form.RefusalCure, form.RefusedFor) = (refusal?.What ?? "", refusal?.Cure ?? "", refusal is null ? "" : Judged(form));
        return
        [
            $"Discovery document of {document.Issuer}.",
            $"Token endpoint {document.TokenEndpoint ?? "not named"}; clients prove themselves by {List(document.TokenEndpointAuthMethods)}.",
            $"Response types {List(document.ResponseTypes)}; ID tokens signed with {List(document.IdTokenSigningAlgorithms)}; scopes {List(document.Scopes)}.",
        ];
    }

    /// <summary>What the form was when it was judged: a refusal holds while that stays so.</summary>
    public static string Judged(OnboardingForm form) => $"{(form.IsBackChannel ? "back" : "front")} {form.Issuer.Trim()}";

    /// <summary>Where the form, filled by hand or from elsewhere, says something else than the IdP.</summary>
    public static IEnumerable<DiscoveryFinding> Contradictions(OnboardingForm form, DiscoveryDocument document) =>
        from pair in Values(document)
        where pair.Field != nameof(form.Issuer) && !string.IsNullOrEmpty(pair.Value)
        let typed = form.TextOf(pair.Field).Trim()
        where typed.Length > 0 && typed != pair.Value
        select new DiscoveryFinding(FindingSeverity.Warn, $"The {Label(pair.Field)} typed here is {typed}, and the IdP publishes {pair.Value}.", "Empty the field and look again to take the IdP's, or ask the customer which one is right.", "form.contradicts");

    private static (string Field, string? Value)[] Values(DiscoveryDocument document) =>
    [
        (nameof(OnboardingForm.Issuer), document.Issuer),
        (nameof(OnboardingForm.AuthorizationEndpoint), document.AuthorizationEndpoint),
        (nameof(OnboardingForm.TokenEndpoint), document.TokenEndpoint),
        (nameof(OnboardingForm.JwksUri), document.JwksUri),
    ];

    private static string Label(string name) => name switch
    {
        nameof(OnboardingForm.AuthorizationEndpoint) => "authorization endpoint",
        nameof(OnboardingForm.TokenEndpoint) => "token endpoint",
        _ => "keys (JWKS) URL",
    };

    private static string List(IReadOnlyList<string>? values) => values is { Count: > 0 } ? string.Join(", ", values.Take(12)) : "not named";
}
