using SupportConsole.Auth0;
using SupportConsole.Auth0.HandOff;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.HandOff;

/// <summary>The hand-off: our values for a connection, and the customer's steps for its IdP with them inside.</summary>
public sealed class HandOffService(IAuth0Tenant tenant, TimeProvider time)
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(5);
    private readonly Lock guard = new();
    private string? host;
    private DateTimeOffset askedAt = DateTimeOffset.MinValue;

    /// <summary>The host of the callback: the tenant's ready custom domain, else its own domain. Where Auth0 cannot be asked, the one last known.</summary>
    public async Task<string> HostAsync(CancellationToken cancellationToken)
    {
        lock (guard)
        {
            if (host is not null && time.GetUtcNow() - askedAt < AskAgainAfter)
            {
                return host;
            }
        }

        var domains = await tenant.ListCustomDomainsAsync(cancellationToken);
        lock (guard)
        {
            if (domains.IsOk)
            {
                var ready = domains.Value.Where(domain => domain.IsReady).OrderByDescending(domain => domain.IsDefault).FirstOrDefault();
                (host, askedAt) = (ready?.Domain ?? tenant.Domain.Host, time.GetUtcNow());
            }

            return host ?? tenant.Domain.Host;
        }
    }

    /// <summary>The hand-off of a connection of that name, created or not.</summary>
    public async Task<HandOffSheet> SheetAsync(
        string customer, ConnectionName name, Protocol protocol, IdentityProvider provider, string? entityId, CancellationToken cancellationToken)
    {
        var callbackHost = await HostAsync(cancellationToken);
        var values = HandOffValues.For(tenant.Domain, callbackHost == tenant.Domain.Host ? null : callbackHost, name, protocol, entityId);
        return new HandOffSheet(customer, name, protocol, values, IdentityProviderCatalogue.Of(provider));
    }
}
