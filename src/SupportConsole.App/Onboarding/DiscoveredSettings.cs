using SupportConsole.App.Intake;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Oidc;

namespace SupportConsole.App.Onboarding;

/// <summary>Fills the form from a discovery document, pasted or fetched.</summary>
internal static class DiscoveredSettings
{
    /// <summary>Fills the form, and remembers whatever in the document rules sign-in out.</summary>
    /// <returns>What the document says, in words.</returns>
    public static IReadOnlyList<string> Fill(
        OnboardingForm form, DiscoveryDocument document, IReadOnlyList<DiscoveryFinding> findings, string source, bool onlyEmpty)
    {
        form.Protocol = Protocol.Oidc;
        form.IsProtocolChosen = true;
        List<FoundValue> found = [.. ConnectionSettings.All
            .Where(setting => setting.InDiscovery is not null && (!onlyEmpty || form[setting].Length == 0))
            .Select(setting => new FoundValue(setting, setting.InDiscovery!(document), source))];
        if (onlyEmpty)
        {
            // The document was fetched from what the form says: that stays.
            found.AddRange(ConnectionSettings.OfProvider.Where(setting => form[setting].Length > 0).Select(setting => new FoundValue(
                setting,
                form[setting],
                source)));
        }

        form.Take(found);
        form.Provider = form.Provider == IdentityProvider.Other ? IdentityProviderCatalogue.Guess(document.Issuer) : form.Provider;
        var refusal = findings.FirstOrDefault(finding => finding.Severity == FindingSeverity.Refuse);
        form.Refusal = refusal?.What ?? "";
        form.RefusalCure = refusal?.Cure ?? "";
        form.RefusedFor = refusal is null ? "" : Judged(form);
        return FetchedDiscovery.Say(document);
    }

    /// <summary>The address and channel that a refusal is about: it holds while they stay the same.</summary>
    public static string Judged(OnboardingForm form) => Subject(form).Judged;

    public static OidcSettingsView Subject(OnboardingForm form) => new(form.Values) { Name = form.Name };
}
