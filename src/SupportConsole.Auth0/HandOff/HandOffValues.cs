using SupportConsole.Federation;
using SupportConsole.Federation.Names;

namespace SupportConsole.Auth0.HandOff;

/// <summary>
/// What the customer enters in their identity provider. Computed, never typed: one wrong letter makes sign-in fail. Every address is on one
/// host; the entity ID has the tenant's own name, whatever the host.
/// </summary>
public sealed record HandOffValues
{
    public required Protocol Protocol { get; init; }

    /// <summary>The host of every address: a custom domain that is ready, else the tenant's own.</summary>
    public required string Host { get; init; }

    /// <summary>OIDC: the redirect URI. SAML: the assertion consumer service (reply, single sign-on) URL.</summary>
    public required string CallbackUrl { get; init; }

    /// <summary>SAML: the service provider's entity ID (audience, identifier); null for OIDC.</summary>
    public string? EntityId { get; init; }

    /// <summary>SAML: the address of our metadata; null for OIDC.</summary>
    public string? MetadataUrl { get; init; }

    /// <summary>
    /// SAML: the certificate with which requests are signed, PEM first. Empty for OIDC, and for a connection with its own key, whose
    /// certificate only the metadata has.
    /// </summary>
    public IReadOnlyList<CertificateAddress> CertificateUrls { get; init; } = [];

    /// <summary>SAML: the single logout URL; null for OIDC.</summary>
    public string? LogoutUrl { get; init; }

    /// <summary>OIDC: the public keys, for an identity provider that verifies assertions (private_key_jwt); null for SAML.</summary>
    public string? PublicKeysUrl { get; init; }

    /// <param name="customDomains">The tenant's custom domains; those that are not ready are skipped.</param>
    /// <param name="name">The connection's final name.</param>
    /// <param name="protocol">OIDC or SAML.</param>
    /// <param name="entityId">The connection's <c>options.entityId</c>; null or blank for Auth0's default.</param>
    /// <param name="hasOwnKey">Whether the connection has a <c>signing_key</c> or <c>decryptionKey</c> of its own.</param>
    public static HandOffValues For(
        TenantDomain tenant,
        IEnumerable<CustomDomain> customDomains,
        ConnectionName name,
        Protocol protocol,
        string? entityId = null,
        bool hasOwnKey = false)
    {
        var host = HostOf(tenant, customDomains);
        return protocol == Protocol.Saml ? Saml(tenant, host, name, entityId, hasOwnKey) : new HandOffValues
        {
            Protocol = protocol,
            Host = host,
            CallbackUrl = $"https://{host}/login/callback",
            PublicKeysUrl = $"https://{host}/oauth/connection/{Uri.EscapeDataString(name.Value)}/.well-known/jwks.json",
        };
    }

    /// <summary>The default one of the custom domains that are ready, else the first by name, else the tenant's own domain.</summary>
    public static string HostOf(TenantDomain tenant, IEnumerable<CustomDomain> customDomains) =>
        customDomains.Where(domain => domain.IsReady && !string.IsNullOrWhiteSpace(domain.Domain))
            .OrderByDescending(domain => domain.IsDefault)
            .ThenBy(domain => domain.Domain, StringComparer.Ordinal)
            .FirstOrDefault()?.Domain.Trim().ToLowerInvariant() ?? tenant.Host;

    private static HandOffValues Saml(TenantDomain tenant, string host, ConnectionName name, string? entityId, bool hasOwnKey)
    {
        var connection = Uri.EscapeDataString(name.Value);
        return new HandOffValues
        {
            Protocol = Protocol.Saml,
            Host = host,
            CallbackUrl = $"https://{host}/login/callback?connection={connection}",
            EntityId = string.IsNullOrWhiteSpace(entityId) ? $"urn:auth0:{tenant.TenantName}:{name}" : entityId,
            MetadataUrl = $"https://{host}/samlp/metadata?connection={connection}",
            CertificateUrls = hasOwnKey ? [] : CertificateAddress.On(host),
            LogoutUrl = $"https://{host}/logout",
        };
    }
}
