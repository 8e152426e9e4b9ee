using Microsoft.Extensions.Diagnostics.HealthChecks;
using SupportConsole.App.Record.Storage;

namespace SupportConsole;

/// <summary>Degraded while scheduled backups fail.</summary>
internal sealed class BackupHealth(ScheduledBackup backup) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(backup.LastProblem is { } problem ? HealthCheckResult.Degraded(problem.ToString())
            : HealthCheckResult.Healthy("Scheduled backups go well."));
}
