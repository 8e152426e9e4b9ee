using Microsoft.Extensions.Diagnostics.HealthChecks;
using SupportConsole.Auth0;

namespace SupportConsole;

/// <summary>Degraded while the tenant cannot be reached or scopes are missing: the console still shows its record.</summary>
internal sealed class TenantHealth(IAuth0Tenant tenant) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var access = await tenant.CheckAccessAsync(cancellationToken);
        return !access.TryGet(out var granted, out var problem)
            ? HealthCheckResult.Degraded(problem.ToString())
            : granted.Missing.Count == 0
                ? HealthCheckResult.Healthy("The tenant answers, and every scope is granted.")
                : HealthCheckResult.Degraded($"Scopes are missing: {string.Join(", ", granted.Missing.Select(scope => scope.Scope))}.");
    }
}
