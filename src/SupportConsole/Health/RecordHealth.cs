using Microsoft.Extensions.Diagnostics.HealthChecks;
using SupportConsole.App.Record;

namespace SupportConsole;

/// <summary>Healthy while the database can be read and written. Frequent callers share one look.</summary>
internal sealed class RecordHealth(RecordWatch watch) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await watch.LatestAsync(cancellationToken) is { } problem
            ? HealthCheckResult.Unhealthy(problem.ToString())
            : HealthCheckResult.Healthy("The database can be written.");
}
