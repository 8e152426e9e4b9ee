using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.Oidc;

namespace SupportConsole.App.Watch;

/// <summary>Where a connection's IdP publishes its document.</summary>
public static class WatchAddress
{
    /// <summary>The metadata or discovery URL; empty if it isn't known. Never a guess.</summary>
    /// <param name="seenOptions">The options in Auth0 as recorded; null if there are none.</param>
    public static string Of(Protocol protocol, SettingValues settings, string? seenOptions)
    {
        if (protocol == Protocol.Saml)
        {
            return settings[ConnectionSettings.MetadataUrl] is { Length: > 0 } kept ? kept
                : OptionsSnapshot.Read(seenOptions, "metadataUrl") ?? "";
        }

        return settings[ConnectionSettings.DiscoveryUrl] is { Length: > 0 } named ? named
            : IssuerUrl.Parse(settings[ConnectionSettings.Issuer]) is { IsOk: true } issuer ? issuer.Value.DiscoveryUrl
            : "";
    }
}
