using Microsoft.Extensions.Diagnostics.HealthChecks;
using SupportConsole.App.Record;

namespace SupportConsole;

/// <summary>Degraded while secrets were recorded with another fingerprint key than this console's.</summary>
internal sealed class FingerprintKeyHealth(IncomparableSecrets secrets) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        IncomparableSecrets.Describe(await secrets.CountAsync(cancellationToken)) is { } problem
            ? HealthCheckResult.Degraded(problem.ToString())
            : HealthCheckResult.Healthy("The fingerprint key is the one that secrets were recorded with.");
}
