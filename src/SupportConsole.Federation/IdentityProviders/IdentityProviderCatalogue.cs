namespace SupportConsole.Federation.IdentityProviders;

/// <summary>Every identity provider that the console knows, as data.</summary>
public static class IdentityProviderCatalogue
{
    /// <summary>All guides, in the order of a chooser: the common ones first, Other last.</summary>
    public static IReadOnlyList<IdentityProviderGuide> All { get; } =
    [
        OktaGuide.Guide, EntraIdGuide.Guide, GoogleWorkspaceGuide.Guide, AdFsGuide.Guide, PingFederateGuide.Guide,
        PingOneGuide.Guide, OneLoginGuide.Guide, JumpCloudGuide.Guide, KeycloakGuide.Guide, OtherGuide.Guide,
    ];

    /// <summary>The guide of one provider; the general one for a value that the catalogue does not know.</summary>
    public static IdentityProviderGuide Of(IdentityProvider provider) =>
        All.FirstOrDefault(guide => guide.Provider == provider) ?? OtherGuide.Guide;

    /// <summary>
    /// Which provider a URL or entity ID belongs to, by its host and path; <see cref="IdentityProvider.Other"/> where nothing tells.
    /// A guess to propose, never a proof: self-hosted products are recognised by their paths only.
    /// </summary>
    public static IdentityProvider Guess(string? urlOrEntityId)
    {
        var text = urlOrEntityId?.Trim() ?? "";
        if (!text.Contains("://", StringComparison.Ordinal))
        {
            text = "https://" + text;
        }

        return SafeUri.TryAbsolute(text, out var address) && address.Scheme is "https" or "http"
            ? ProviderAddresses.Recognise(address!)
            : IdentityProvider.Other;
    }
}
