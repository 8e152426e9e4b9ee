using Microsoft.Extensions.Diagnostics.HealthChecks;
using SupportConsole.App.Record.Storage;

namespace SupportConsole;

/// <summary>Degraded while work in the background fails, such as settling changes or sending reminders.</summary>
internal sealed class BackgroundHealth(BackgroundWork work) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(work.Failing is { Count: > 0 } failing
            ? HealthCheckResult.Degraded(string.Join(' ', failing))
            : HealthCheckResult.Healthy("Background work goes well."));
}
