using Microsoft.Extensions.Diagnostics.HealthChecks;
using SupportConsole.App.Status;
using SupportConsole.Auth0;

namespace SupportConsole;

/// <summary>
/// Degraded while the tenant cannot be reached or scopes are missing: the console still shows its record. Whoever asks often is
/// told what was found a short while
/// ago, since each look fetches a token, and Auth0 limits those.
/// </summary>
internal sealed class TenantHealth(IAuth0Tenant tenant, AccessCheck check, TimeProvider time) : IHealthCheck, IDisposable
{
    private static readonly TimeSpan KeepGood = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan KeepBad = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim one = new(1);
    private HealthCheckResult found;
    private long? foundAt;
    private TimeSpan keep;

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await LookAsync(cancellationToken);

    public async Task<string> SayAsync(CancellationToken cancellationToken) => (await LookAsync(cancellationToken)).Description ?? "";

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private async Task<HealthCheckResult> LookAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (foundAt is not { } last || time.GetElapsedTime(last) >= keep)
            {
                found = await AskAsync(cancellationToken);
                foundAt = time.GetTimestamp();
                keep = found.Status == HealthStatus.Healthy ? KeepGood : KeepBad;
            }

            return found;
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<HealthCheckResult> AskAsync(CancellationToken cancellationToken)
    {
        var access = await check.GetAsync(cancellationToken);
        if (!access.TryGet(out var granted, out var problem))
        {
            return HealthCheckResult.Degraded(problem.ToString());
        }

        if (granted.Missing.Count > 0)
        {
            return HealthCheckResult.Degraded(
                $"Scopes are missing. {string.Join(" ", granted.Missing.Select(scope => $"{scope.Scope}: {scope.Consequence}"))}");
        }

        var name = await tenant.ReadTenantNameAsync(cancellationToken);
        return name.IsOk && !string.Equals(name.Value, tenant.Domain.TenantName, StringComparison.OrdinalIgnoreCase)
            ? HealthCheckResult.Degraded(
                $"Auth0:Domain is {tenant.Domain}, but the tenant's name is {name.Value}. SAML entity IDs for customers would be wrong. "
                    + "Set Auth0:Domain to the tenant's own domain.")
            : HealthCheckResult.Healthy("The tenant answers, and every scope is granted.");
    }
}
