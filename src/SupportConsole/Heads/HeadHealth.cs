using Microsoft.Extensions.Diagnostics.HealthChecks;
using SupportConsole.App.Record.Chain;

namespace SupportConsole.Heads;

/// <summary>Degraded while no place outside takes the audit's heads; unhealthy if changes are refused for it.</summary>
internal sealed class HeadHealth(HeadWatch watch) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(watch switch
        {
            { Refusal: { } refusal } => HealthCheckResult.Unhealthy(refusal.ToString()),
            { Trouble: { } trouble } => HealthCheckResult.Degraded(trouble.ToString()),
            { IsNone: true } => HealthCheckResult.Healthy("The audit's heads are kept nowhere outside (Audit:Heads=None)."),
            _ => HealthCheckResult.Healthy("The audit's heads are kept outside."),
        });
}
