using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Intake;

/// <summary>Knows our own side's addresses: the tenant's name, its domain, and the custom domains that Auth0 last listed.</summary>
public sealed class OwnAddressBook(IAuth0Tenant tenant, TimeProvider time)
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(5);

    /// <summary>A paste is read without the custom domains rather than late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock guard = new();
    private IReadOnlyList<CustomDomain> known = [];
    private DateTimeOffset askedAt = DateTimeOffset.MinValue;

    public async Task<OwnAddresses> GetAsync(CancellationToken cancellationToken)
    {
        bool isDue;
        lock (guard)
        {
            isDue = time.GetUtcNow() - askedAt >= AskAgainAfter;
            askedAt = isDue ? time.GetUtcNow() : askedAt;
        }

        if (isDue)
        {
            await AskAsync(cancellationToken);
        }

        lock (guard)
        {
            return OwnAddresses.Of(tenant.Domain.TenantName, [tenant.Domain.Host, .. known.Select(domain => domain.Domain)]);
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var listed = await tenant.ListCustomDomainsAsync(limit.Token);
            lock (guard)
            {
                known = listed.IsOk ? listed.Value : known;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Auth0 is slow: the domains last known stay, and are asked for again later.
        }
    }
}
