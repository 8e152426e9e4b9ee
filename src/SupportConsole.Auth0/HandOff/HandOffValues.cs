using SupportConsole.Federation;
using SupportConsole.Federation.Names;

namespace SupportConsole.Auth0.HandOff;

/// <summary>
/// What the customer is given for one connection. Computed from the tenant and the name, so it is known before anything is created, and copied, never typed:
/// one letter or slash off and sign-in fails.
/// </summary>
public sealed record HandOffValues
{
    private HandOffValues(string host) => Host = host;

    /// <summary>The host that sign-in goes through: the ready custom domain, else the tenant's own.</summary>
    public string Host { get; }

    /// <summary>Redirect URI (OIDC); ACS, reply or post-back URL (SAML), there with the connection's name.</summary>
    public required string CallbackUrl { get; init; }

    /// <summary>Our entity ID or audience (SAML): <c>urn:auth0:TENANT:NAME</c> unless the connection sets its own. The custom domain does not change it.</summary>
    public required string EntityId { get; init; }

    /// <summary>Our SAML metadata.</summary>
    public required string MetadataUrl { get; init; }

    /// <summary>The certificate with which our SAML requests are signed. The word “connection” is literal.</summary>
    public required string CertificateUrl { get; init; }

    /// <summary>Single logout (SAML) and sign-out redirect (OIDC).</summary>
    public required string LogoutUrl { get; init; }

    /// <summary>Computes the values.</summary>
    /// <param name="tenant">The tenant's own domain.</param>
    /// <param name="customDomain">The tenant's custom domain where one is ready; else null.</param>
    /// <param name="name">The connection's name.</param>
    /// <param name="protocol">OIDC or SAML.</param>
    /// <param name="entityId">The connection's own entity ID where it sets one.</param>
    public static HandOffValues For(TenantDomain tenant, string? customDomain, ConnectionName name, Protocol protocol, string? entityId = null)
    {
        var host = customDomain ?? tenant.Host;
        var callback = $"https://{host}/login/callback";
        return new HandOffValues(host)
        {
            CallbackUrl = protocol == Protocol.Saml ? $"{callback}?connection={Uri.EscapeDataString(name.Value)}" : callback,
            EntityId = string.IsNullOrEmpty(entityId) ? $"urn:auth0:{tenant.TenantName}:{name.Value}" : entityId,
            MetadataUrl = $"https://{host}/samlp/metadata?connection={Uri.EscapeDataString(name.Value)}",
            CertificateUrl = $"https://{host}/pem?cert=connection",
            LogoutUrl = $"https://{host}/logout",
        };
    }
}
