using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.Federation.Pasting;

/// <summary>Reads Entra's tenant, which people send as an ID, as a domain, or as an address with either in it.</summary>
internal static class PastedTenant
{
    private static readonly string[] Shared = ["common", "organizations", "consumers"];

    /// <summary>What no tenant's domain ends in.</summary>
    private static readonly string[] Portals = [".auth0.com", ".azure.com", ".microsoft.com", ".office.com", ".sharepoint.com"];

    /// <summary>The ID or the domain; null if the word is neither, such as another provider's tenant.</summary>
    public static string? Read(string word)
    {
        word = word.Split('&')[0];
        if (Guid.TryParseExact(word, "D", out _))
        {
            return word;
        }

        if (!word.Contains("://", StringComparison.Ordinal) && !word.Contains('/', StringComparison.Ordinal))
        {
            return IsEntras(word) ? word : null;
        }

        word = word.Contains("://", StringComparison.Ordinal) ? word : "https://" + word;
        if (!SafeUri.TryAbsolute(word, out var address))
        {
            return null;
        }

        var first = address.AbsolutePath.Trim('/').Split('/')[0];
        return IdentityProviderCatalogue.Guess(word) == IdentityProvider.EntraId && (Guid.TryParse(first, out _) || IsDomain(first)) ? first
            : first.Length == 0 && IsEntras(address.Host) ? address.Host
            : null;
    }

    public static bool IsDomain(string tenant) =>
        PasteShapes.IsHost(tenant.ToLowerInvariant()) && !tenant.Contains('/', StringComparison.Ordinal);

    private static bool IsEntras(string domain) =>
        IsDomain(domain)
        && !Array.Exists(Portals, portal => domain.EndsWith(portal, StringComparison.OrdinalIgnoreCase))
        && !Shared.Contains(domain, StringComparer.OrdinalIgnoreCase)
        && IdentityProviderCatalogue.Guess("https://" + domain) == IdentityProvider.Other;
}
