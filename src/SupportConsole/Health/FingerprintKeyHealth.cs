using Microsoft.Extensions.Diagnostics.HealthChecks;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;

namespace SupportConsole;

/// <summary>Degraded while the key's file is not this console's key, or secrets were recorded with another one.</summary>
internal sealed class FingerprintKeyHealth(IncomparableSecrets secrets, FingerprintKey key, ConsolePaths paths) : IHealthCheck
{
    private const string Gone = "The file fingerprint.key is gone or was replaced while the console was running. "
        + "Put the previous file back before the next start: secrets that were set before are recognised by it alone.";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        !key.IsKeptIn(paths.FingerprintKey) ? HealthCheckResult.Degraded(Gone)
        : IncomparableSecrets.Describe(await secrets.CountAsync(cancellationToken)) is { } problem
            ? HealthCheckResult.Degraded(problem.ToString())
            : HealthCheckResult.Healthy("The fingerprint key is the one that secrets were recorded with.");
}
