using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SupportConsole.App.Changes;
using SupportConsole.App.Data;

namespace SupportConsole;

/// <summary>Healthy while the record can be written: a full disk is seen here before an engineer meets it.</summary>
internal sealed class RecordHealth(IDbContextFactory<ConsoleDbContext> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var record = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await record.Database.BeginTransactionAsync(cancellationToken);
            await record.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS HealthProbe (At TEXT); INSERT INTO HealthProbe VALUES (zeroblob(65536))", cancellationToken);
            await transaction.RollbackAsync(cancellationToken);
            return HealthCheckResult.Healthy("The record can be written.");
        }
        catch (Exception exception) when (StorageProblem.From(exception) is { } problem)
        {
            return HealthCheckResult.Unhealthy(problem.ToString());
        }
    }
}
