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
    private IReadOnlyList<CustomDomain>? known;
    private long? askedAt;

    /// <summary>The host of the callback: the tenant's ready custom domain, else its own domain; null where its custom domains cannot be read and were never known.</summary>
    public async Task<string?> HostAsync(CancellationToken cancellationToken) =>
        await DomainsAsync(cancellationToken) is { } domains ? HandOffValues.HostOf(tenant.Domain, domains) : null;

    /// <summary>The hand-off of a connection of that name, created or not.</summary>
    public async Task<HandOffSheet> SheetAsync(
        string customer, ConnectionName name, Protocol protocol, IdentityProvider provider, string? entityId, CancellationToken cancellationToken)
    {
        var domains = await DomainsAsync(cancellationToken);
        var values = HandOffValues.For(tenant.Domain, domains ?? [], name, protocol, entityId);
        return new HandOffSheet(customer, name, protocol, values, IdentityProviderCatalogue.Of(provider)) { IsHostInDoubt = domains is null };
    }

    /// <summary>The custom domains; where Auth0 cannot be asked, the ones last known; null where none ever were.</summary>
    private async Task<IReadOnlyList<CustomDomain>?> DomainsAsync(CancellationToken cancellationToken)
    {
        lock (guard)
        {
            if (askedAt is { } at && time.GetElapsedTime(at) < AskAgainAfter)
            {
                return known;
            }
        }

        var domains = await tenant.ListCustomDomainsAsync(cancellationToken);
        lock (guard)
        {
            if (domains.IsOk)
            {
                known = domains.Value;
                askedAt = time.GetTimestamp();
            }

            return known;
        }
    }
}
