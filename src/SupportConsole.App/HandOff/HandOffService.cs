using SupportConsole.Auth0;
using SupportConsole.Auth0.HandOff;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.HandOff;

/// <summary>Builds hand-offs. The connection need not exist in Auth0 yet.</summary>
public sealed class HandOffService(IAuth0Tenant tenant, CustomDomainCache customDomains)
{
    /// <summary>
    /// The callback's host: the tenant's ready custom domain, else its own domain. Null if its custom domains were never read.
    /// </summary>
    public async Task<string?> HostAsync(CancellationToken cancellationToken) =>
        await customDomains.GetAsync(cancellationToken) is { } domains ? HandOffValues.HostOf(tenant.Domain, domains) : null;

    public async Task<HandOffSheet> SheetAsync(
        string customer, ConnectionName name, Protocol protocol, IdentityProvider provider, string? entityId,
        CancellationToken cancellationToken)
    {
        var domains = await customDomains.GetAsync(cancellationToken);
        var values = HandOffValues.For(tenant.Domain, domains ?? [], name, protocol, entityId);
        return new HandOffSheet(customer, name, protocol, values,
            IdentityProviderCatalogue.Of(provider))
        { IsHostInDoubt = domains is null };
    }
}
