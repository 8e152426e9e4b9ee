using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.App.Watch;

/// <summary>Reads what the watch found.</summary>
public sealed class WatchReader(IDbContextFactory<ConsoleDbContext> contexts)
{
    /// <summary>Null if there is no such connection.</summary>
    public async Task<WatchView?> FindAsync(Guid connection, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Connections.AsNoTracking().Include(row => row.Cluster)
            .SingleOrDefaultAsync(row => row.Id == connection, cancellationToken);
        return record is null ? null : new WatchView(
            record,
            WatchAddress.Of(record.Protocol, record.Settings, record.SeenOptions),
            await context.WatchedDocuments.AsNoTracking().SingleOrDefaultAsync(row => row.ConnectionId == connection, cancellationToken),
            await context.WatchFindings.AsNoTracking().SingleOrDefaultAsync(
                row => row.ConnectionId == connection && row.Outcome == WatchOutcome.Open,
                cancellationToken));
    }

    /// <summary>The new certificates of a connection's finding, the one to use first; empty if there is no such finding.</summary>
    public async Task<IReadOnlyList<SigningCertificate>> CertificatesAsync(
        Guid connection,
        Guid finding,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.WatchFindings.AsNoTracking().SingleOrDefaultAsync(
            row => row.Id == finding && row.ConnectionId == connection,
            cancellationToken);
        return found is null ? [] : WatchFindings.Certificates(found);
    }

    /// <summary>When the watch found it; null if there is no such finding.</summary>
    public async Task<DateTimeOffset?> FoundAtAsync(Guid connection, Guid finding, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.WatchFindings.Where(row => row.Id == finding && row.ConnectionId == connection)
            .Select(row => (DateTimeOffset?)row.FoundAt)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Open findings of connections that are not retired, alarms first and then the oldest.</summary>
    public async Task<IReadOnlyList<WatchLine>> ListOpenAsync(int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Open(context)
            .OrderBy(line => !line.IsAlarm)
            .ThenBy(line => line.FoundAt)
            .Take(most)
            .ToListAsync(cancellationToken);
    }

    public async Task<int> CountOpenAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Open(context).CountAsync(cancellationToken);
    }

    private static IQueryable<WatchLine> Open(ConsoleDbContext context) => context.WatchFindings.AsNoTracking()
        .Where(finding => finding.Outcome == WatchOutcome.Open)
        .Join(
            context.Connections.Where(record => record.State != ConnectionState.Retired),
            finding => finding.ConnectionId,
            record => record.Id,
            (finding, record) => new WatchLine
            {
                ConnectionId = record.Id,
                Name = record.Name.Value,
                Customer = record.Customer,
                FindingId = finding.Id,
                Fields = finding.Fields,
                HasCertificate = finding.NewFingerprint != "",
                IsAlarm = finding.MissingFingerprint != "" && finding.MissingFingerprint == record.CredentialFingerprint,
                FoundAt = finding.FoundAt,
            });
}
