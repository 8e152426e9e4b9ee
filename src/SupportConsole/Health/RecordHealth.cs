using Microsoft.Extensions.Diagnostics.HealthChecks;
using SupportConsole.App.Record;

namespace SupportConsole;

/// <summary>Healthy while the record can be written.</summary>
internal sealed class RecordHealth(RecordWatch watch) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await watch.LookAsync(cancellationToken) is { } problem ? HealthCheckResult.Unhealthy(problem.ToString()) : HealthCheckResult.Healthy("The record can be written.");
}
