namespace SupportConsole.Federation.IdentityProviders;

/// <summary>The hosts and paths by which a provider's addresses are recognised.</summary>
internal static class ProviderAddresses
{
    private static readonly (string Domain, IdentityProvider Provider)[] Domains =
    [
        ("okta.com", IdentityProvider.Okta),
        ("oktapreview.com", IdentityProvider.Okta),
        ("okta-emea.com", IdentityProvider.Okta),
        ("okta-gov.com", IdentityProvider.Okta),
        ("okta.mil", IdentityProvider.Okta),
        ("trexcloud.com", IdentityProvider.Okta),
        ("login.microsoftonline.com", IdentityProvider.EntraId),
        ("login.microsoftonline.us", IdentityProvider.EntraId),
        ("login.partner.microsoftonline.cn", IdentityProvider.EntraId),
        ("login.chinacloudapi.cn", IdentityProvider.EntraId),
        ("sts.windows.net", IdentityProvider.EntraId), ("login.windows.net", IdentityProvider.EntraId),
        ("login.microsoft.com", IdentityProvider.EntraId), ("ciamlogin.com", IdentityProvider.EntraId),
        ("accounts.google.com", IdentityProvider.GoogleWorkspace),
        ("apps.googleusercontent.com", IdentityProvider.GoogleWorkspace),
        ("pingone.com", IdentityProvider.PingOne),
        ("pingone.eu", IdentityProvider.PingOne),
        ("pingone.ca", IdentityProvider.PingOne),
        ("pingone.asia", IdentityProvider.PingOne),
        ("pingone.com.au", IdentityProvider.PingOne),
        ("pingone.sg", IdentityProvider.PingOne),
        ("connect.pingidentity.com", IdentityProvider.PingOne),
        ("onelogin.com", IdentityProvider.OneLogin), ("jumpcloud.com", IdentityProvider.JumpCloud),
    ];

    private static readonly (string Path, IdentityProvider Provider)[] Paths =
    [
        ("/adfs/", IdentityProvider.AdFs), ("/federationmetadata/2007-06/", IdentityProvider.AdFs),
        ("/realms/", IdentityProvider.Keycloak),
        ("/idp/sso.saml2", IdentityProvider.PingFederate),
        ("/idp/startsso.ping", IdentityProvider.PingFederate),
        ("/pf/", IdentityProvider.PingFederate),
        ("/as/authorization.oauth2", IdentityProvider.PingFederate),
        ("/as/token.oauth2", IdentityProvider.PingFederate),
    ];

    public static IdentityProvider Recognise(Uri address)
    {
        var host = address.Host.TrimEnd('.').ToLowerInvariant();
        var path = address.AbsolutePath.ToLowerInvariant() + "/";
        return Domains.FirstOrDefault(known => host == known.Domain || host.EndsWith("." + known.Domain, StringComparison.Ordinal))
            is { Domain: not null } byHost
            ? byHost.Provider
            : Paths.FirstOrDefault(known => path.Contains(known.Path, StringComparison.Ordinal)).Provider;
    }
}
