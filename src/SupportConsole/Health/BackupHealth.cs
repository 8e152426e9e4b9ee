using Microsoft.Extensions.Diagnostics.HealthChecks;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Record.Storage.SecondPlace;

namespace SupportConsole;

/// <summary>Degraded while scheduled backups, or those to the second place, fail.</summary>
internal sealed class BackupHealth(ScheduledBackup backup, BackupShipping? shipping = null) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var problem = backup.LastProblem ?? shipping?.LastProblem;
        return Task.FromResult(problem is not null
            ? HealthCheckResult.Degraded(problem.ToString())
            : HealthCheckResult.Healthy("Scheduled backups go well."));
    }
}
