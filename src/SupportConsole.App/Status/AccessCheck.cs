using SupportConsole.Auth0;

namespace SupportConsole.App.Status;

/// <summary>
/// What Auth0 grants the console. Each check fetches a token, and Auth0 meters those: everybody shares one answer for a while.
/// </summary>
public sealed class AccessCheck(IAuth0Tenant tenant, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan KeepGood = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan KeepBad = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim one = new(1);
    private Result<TenantAccess>? found;
    private long foundAt;

    /// <summary>When Auth0 was last asked, UTC; null before.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    public async Task<Result<TenantAccess>> GetAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (found is null || time.GetElapsedTime(foundAt) >= (found is { IsOk: true, Value.Missing.Count: 0 } ? KeepGood : KeepBad))
            {
                found = await tenant.CheckAccessAsync(cancellationToken);
                foundAt = time.GetTimestamp();
                AskedAt = time.GetUtcNow();
            }

            return found;
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();
}
