using SupportConsole.App.Intake;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Oidc;

namespace SupportConsole.App.Onboarding;

/// <summary>Takes a discovery document, pasted or fetched, into the form.</summary>
internal static class DiscoveredSettings
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
        return FetchedDiscovery.Say(document);
    }

    /// <summary>What the form was when it was judged: a refusal holds while that stays so.</summary>
    public static string Judged(OnboardingForm form) => Subject(form).Judged;

    /// <summary>The form, to be held against what the IdP publishes.</summary>
    public static OidcSettingsView Subject(OnboardingForm form) => new(form.Issuer, form.ClientId, form.IsBackChannel)
    {
        AuthorizationEndpoint = form.AuthorizationEndpoint,
        TokenEndpoint = form.TokenEndpoint,
        JwksUri = form.JwksUri,
        Name = form.Name,
    };

    private static (string Field, string? Value)[] Values(DiscoveryDocument document) =>
    [
        (nameof(OnboardingForm.Issuer), document.Issuer),
        (nameof(OnboardingForm.AuthorizationEndpoint), document.AuthorizationEndpoint),
        (nameof(OnboardingForm.TokenEndpoint), document.TokenEndpoint),
        (nameof(OnboardingForm.JwksUri), document.JwksUri),
    ];
}
