namespace SupportConsole.Auth0.HandOff;

/// <summary>The tenant's custom domains, read again after five minutes. They change a few times in a tenant's life.</summary>
public sealed class CustomDomainCache(IAuth0Tenant tenant, TimeProvider time)
{
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(1);

    private readonly Lock guard = new();
    private IReadOnlyList<CustomDomain>? known;
    private long? readAt;
    private long? gaveUpAt;

    /// <summary>Falls back to the domains last read if Auth0 cannot be reached; null if none were.</summary>
    public async Task<IReadOnlyList<CustomDomain>?> GetAsync(CancellationToken cancellationToken)
    {
        lock (guard)
        {
            if (readAt is { } at && time.GetElapsedTime(at) < ReadAgainAfter)
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
                readAt = time.GetTimestamp();
            }

            return known;
        }
    }

    /// <summary>
    /// As <see cref="GetAsync"/>, but no later than after <paramref name="patience"/>: then the domains last read, for a minute
    /// without asking.
    /// </summary>
    public async Task<IReadOnlyList<CustomDomain>> GetWithinAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        lock (guard)
        {
            if (gaveUpAt is { } at && time.GetElapsedTime(at) < TryAgainAfter)
            {
                return known ?? [];
            }
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            return await GetAsync(limit.Token) ?? [];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            lock (guard)
            {
                gaveUpAt = time.GetTimestamp();
                return known ?? [];
            }
        }
    }
}
