using System.Diagnostics.Metrics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Auth0;

namespace SupportConsole.App.Record;

/// <summary>The figures that are read when a collector asks.</summary>
public sealed class RecordMetrics(IDbContextFactory<ConsoleDbContext> contexts, IAuth0Tenant tenant, TimeProvider time) : IDisposable
{
    private readonly Meter meter = new(Telemetry.Name);

    public void Begin()
    {
        meter.CreateObservableGauge("supportconsole.changes.open", () => Read(Open), "{change}");
        meter.CreateObservableGauge("supportconsole.sync.age", () => Read(SyncAge), "s", "Since the last complete sync check.");
        meter.CreateObservableGauge("supportconsole.credentials.expiring", () => Read(Expiring), "{credential}",
            "Expired, or expiring within 30 days.");
        meter.CreateObservableGauge("supportconsole.auth0.ratelimit.remaining", RateLimit, "{request}");
    }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    /// <summary>No measurement while the database cannot be read: the health check says why.</summary>
    private IEnumerable<Measurement<double>> Read(Func<ConsoleDbContext, double?> read)
    {
        try
        {
            using var context = contexts.CreateDbContext();
            return read(context) is { } value ? [new Measurement<double>(value)] : [];
        }
        catch (SqliteException)
        {
            return [];
        }
    }

    private static double? Open(ConsoleDbContext context) => context.Changes.Count(change => change.SettledAt == null);

    private double? SyncAge(ConsoleDbContext context)
    {
        var completed = context.SyncRuns.Where(run => run.State == SyncRunState.Completed).OrderByDescending(run => run.StartedAt);
        var last = completed.Select(run => run.FinishedAt).FirstOrDefault();
        return last is { } at ? (time.GetUtcNow() - at).TotalSeconds : null;
    }

    private double? Expiring(ConsoleDbContext context)
    {
        var until = time.GetUtcNow().AddDays(30);
        return context.Connections.Count(connection => connection.Auth0Id != null && connection.CredentialExpiresAt < until);
    }

    private IEnumerable<Measurement<double>> RateLimit() =>
        tenant.RateLimit is { } reading ? [new Measurement<double>(reading.Remaining)] : [];
}
