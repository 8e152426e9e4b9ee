using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Auth0;

namespace SupportConsole.App.Differences;

/// <summary>Who changed a connection in Auth0, if the tenant's log said so.</summary>
/// <param name="Changes">The newest first.</param>
/// <param name="None">Why nobody is named; empty if somebody is.</param>
public sealed record ChangeAuthorship(IReadOnlyList<TenantChange> Changes, string None);

/// <summary>Keeps who changed connections in Auth0, and finds who may have caused a difference.</summary>
public sealed class ChangeAuthors(IDbContextFactory<ConsoleDbContext> contexts)
{
    private const int MostShown = 5;

    /// <summary>Clocks differ, and Auth0 writes an entry some moments after the change.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>Who changed it since then.</summary>
    /// <param name="since">When it was last known to be unchanged, UTC; null for as long as the log was read.</param>
    public async Task<ChangeAuthorship> FindAsync(ConnectionId auth0Id, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var from = (since ?? DateTimeOffset.MinValue + Tolerance) - Tolerance;
        var changes = await context.TenantChanges.AsNoTracking()
            .Where(change => change.Auth0Id == auth0Id && change.At >= from)
            .OrderByDescending(change => change.At)
            .Take(MostShown)
            .ToListAsync(cancellationToken);
        var position = await context.LogPositions.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return new ChangeAuthorship(changes, changes.Count > 0 ? "" : Why(position, from));
    }

    /// <summary>Such as "Changed in the dashboard by Ana Ruiz (ana@example.com) from 203.0.113.9".</summary>
    public static string Words(TenantChange change)
    {
        var did = change.Act switch
        {
            TenantAct.Create => "Created",
            TenantAct.Applications => "Enabled or disabled for applications",
            TenantAct.Delete => "Deleted",
            _ => "Changed",
        };
        var name = change.Name.Length == 0 ? "somebody without a name in the log" : change.Name;
        var email = change.Email.Length == 0 || change.Email == change.Name ? "" : $" ({change.Email})";
        var by = change.IsDashboard ? $"in the dashboard by {name}{email}" : $"through the Management API by the application {name}";
        return $"{did} {by}{(change.Address.Length == 0 ? "" : $" from {change.Address}")}";
    }

    /// <summary>Adds the writes of others to connections that were not read before. The caller saves.</summary>
    public static async Task AddNewAsync(
        ConsoleDbContext context,
        IReadOnlyList<TenantLogEntry> entries,
        CancellationToken cancellationToken)
    {
        var written = entries.Where(entry => entry.Change is { IsOwn: false }).DistinctBy(entry => entry.Id).ToList();
        if (written.Count == 0)
        {
            return;
        }

        var ids = written.ConvertAll(entry => entry.Id);
        var read = await context.TenantChanges.Where(row => ids.Contains(row.LogId)).Select(row => row.LogId)
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        context.AddRange(written.Where(entry => !read.Contains(entry.Id)).Select(Row));
    }

    /// <summary>Puts into the audit who may have caused the differences that are open. The caller saves.</summary>
    public static async Task ExplainAsync(ConsoleDbContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var findings = await context.Findings.Include(finding => finding.Connection)
            .Where(finding => finding.ConnectionId != null
                && context.TenantChanges.Any(row => row.Auth0Id == finding.Auth0Id
                    && (finding.ExplainedUntil == null || row.At > finding.ExplainedUntil)))
            .ToListAsync(cancellationToken);
        foreach (var finding in findings)
        {
            var explained = finding.ExplainedUntil;
            var changes = await context.TenantChanges
                .Where(row => row.Auth0Id == finding.Auth0Id && (explained == null || row.At > explained))
                .OrderBy(row => row.At)
                .ToListAsync(cancellationToken);
            finding.ExplainedUntil = changes[^1].At;
            var since = finding.Connection!.SeenAt - Tolerance;
            foreach (var change in changes.Where(change => since is null || change.At >= since))
            {
                AuditTrail.Add(context, Entry(finding.Connection, change, now));
            }
        }
    }

    /// <summary>Deletes what is older than that, except where a difference is open.</summary>
    public static Task<int> DeleteOlderAsync(ConsoleDbContext context, DateTimeOffset until, CancellationToken cancellationToken) =>
        context.TenantChanges
            .Where(row => row.At < until && !context.Findings.Any(finding => finding.Auth0Id == row.Auth0Id))
            .ExecuteDeleteAsync(cancellationToken);

    private static string Why(LogPosition? position, DateTimeOffset from) =>
        position is null ? "The tenant's log has not been read yet: it will say who changed it."
        : position.GapUntil > from ? "Auth0 had dropped entries of that time before the tenant's log was read."
        : "The tenant's log holds no change in that time.";

    private static TenantChange Row(TenantLogEntry entry) => new()
    {
        LogId = entry.Id,
        Auth0Id = new ConnectionId(entry.Change!.ConnectionId),
        At = entry.At,
        Act = entry.Change.Act,
        Name = entry.Change.Name,
        Email = entry.Change.Email,
        Address = entry.Change.Address,
        IsDashboard = entry.Change.IsDashboard,
    };

    /// <summary>Without the address, since the audit is kept for good.</summary>
    private static AuditEntry Entry(ConnectionRecord record, TenantChange change, DateTimeOffset now) => new()
    {
        At = now,
        By = new Actor(change.Name.Length == 0 ? Actor.Unknown.Name : change.Name, StaffRole.ReadOnly)
        {
            Id = new PersonId("auth0", change.Email.Length > 0 ? change.Email : change.Name),
            Email = change.Email,
        },
        Action = "connection.changed-by",
        Outcome = "done",
        Summary = $"The tenant's log: {record.Name} was changed "
            + $"{(change.IsDashboard ? "in the dashboard" : "through the Management API")} on {TimeWords.Minute(change.At)} UTC.",
        ConnectionId = record.Id,
        ClusterId = record.ClusterId.Value,
        Subject = record.Name.Value,
        After = AuditTrail.Fields(new Dictionary<string, string?> { ["log entry"] = change.LogId }),
    };
}
