using SupportConsole.Auth0;
using SupportConsole.Auth0.HandOff;
using SupportConsole.Federation;

namespace SupportConsole.App.Intake;

/// <summary>Knows our own side's addresses: the tenant's name, its domain, and the custom domains that Auth0 last listed.</summary>
public sealed class OwnAddressBook(IAuth0Tenant tenant, CustomDomainCache customDomains)
{
    /// <summary>A paste is read without the custom domains rather than late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<OwnAddresses> GetAsync(CancellationToken cancellationToken)
    {
        var domains = await customDomains.GetWithinAsync(Patience, cancellationToken);
        return OwnAddresses.Of(tenant.Domain.TenantName, [tenant.Domain.Host, .. domains.Select(domain => domain.Domain)]);
    }
}
