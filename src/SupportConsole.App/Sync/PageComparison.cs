using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Differences;
using SupportConsole.App.Record;
using SupportConsole.Auth0;

namespace SupportConsole.App.Sync;

/// <summary>
/// Compares one page of the tenant with the record. A connection that the console is changing, or read after the page was asked for, is
/// skipped: the page may be older. Compares display name and options, not enabled applications: Auth0 lists those one connection at a
/// time, and the connection's page reads them.
/// </summary>
public sealed class PageComparison(FindingStore findings)
{
    /// <summary>Adds, updates and removes the findings of a page; the caller saves.</summary>
    /// <param name="context">A context in a transaction that holds the database's write lock.</param>
    /// <param name="run">The sync check, tracked.</param>
    /// <param name="seen">What the check has seen so far.</param>
    /// <param name="asked">When the tenant was asked for the page, UTC.</param>
    internal async Task CompareAsync(
        ConsoleDbContext context,
        SyncRun run,
        ConnectionBatch page,
        SyncSightings seen,
        DateTimeOffset asked,
        CancellationToken cancellationToken)
    {
        var ids = page.Connections.Select(connection => connection.Id).ToList();
        var records = await RecordsAsync(context, page, cancellationToken);
        var byId = records.Where(record => record.Auth0Id is not null).ToDictionary(record => record.Auth0Id!);
        var byName = records.DistinctBy(record => record.Name.Value, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(record => record.Name.Value, StringComparer.OrdinalIgnoreCase);
        var known = await context.Findings.Where(finding => ids.Contains(finding.Auth0Id))
            .ToDictionaryAsync(finding => finding.Auth0Id, cancellationToken);
        var changing = await ChangingAsync(context, [.. records.Select(record => record.Id)], asked, cancellationToken);
        var agreed = new List<Guid>();
        var read = new Dictionary<Guid, TenantConnection>();
        foreach (var connection in page.Connections)
        {
            var finding = known.GetValueOrDefault(connection.Id);
            var record = byId.GetValueOrDefault(connection.Id) ?? byName.GetValueOrDefault(connection.Name.Value);
            var isManaged = record is { IsInTenant: true } && record.Auth0Id == connection.Id;
            if (record is not null && (changing.Contains(record.Id) || (isManaged && record.SeenAt > asked)))
            {
                Keep(finding, seen);
            }
            else if (!isManaged)
            {
                findings.UpsertUnmanaged(context, finding, connection);
            }
            else if (connection.Options is null)
            {
                run.Unreadable++;
                Keep(finding, seen);
            }
            else
            {
                read.Add(record!.Id, connection);
                await RenewAsync(context, record, connection, cancellationToken);
                if (findings.Upsert(context, finding, record, connection).Count == 0)
                {
                    agreed.Add(record.Id);
                }
            }
        }

        await ServiceProviderCertificates.UpdateAsync(context, read, cancellationToken);
        seen.Records.UnionWith(ids.Where(byId.ContainsKey).Select(id => byId[id].Id));
        await context.Connections.Where(record => agreed.Contains(record.Id) && (record.SeenAt == null || record.SeenAt < asked))
            .ExecuteUpdateAsync(update => update.SetProperty(record => record.SeenAt, asked), cancellationToken);
    }

    /// <summary>The connections with a change that is open, or that was settled after the tenant was asked.</summary>
    internal static async Task<HashSet<Guid>> ChangingAsync(
        ConsoleDbContext context,
        IReadOnlyList<Guid> records,
        DateTimeOffset asked,
        CancellationToken cancellationToken)
    {
        var changing = FindingStore.ChangesSince(context, asked).Where(change => records.Contains(change.ConnectionId));
        return [.. await changing.Select(change => change.ConnectionId).ToListAsync(cancellationToken)];
    }

    private async Task RenewAsync(
        ConsoleDbContext context,
        KnownConnection known,
        TenantConnection connection,
        CancellationToken cancellationToken)
    {
        if (findings.Renewed(known, connection) is { } renewed)
        {
            await context.Connections.Where(record => record.Id == known.Id && record.SeenOptions == known.SeenOptions)
                .ExecuteUpdateAsync(update => update.SetProperty(record => record.SeenOptions, renewed), cancellationToken);
        }
    }

    private static Task<List<KnownConnection>> RecordsAsync(
        ConsoleDbContext context,
        ConnectionBatch page,
        CancellationToken cancellationToken)
    {
        var ids = page.Connections.Select(connection => connection.Id).ToList();
        var names = page.Connections.Select(connection => connection.Name).ToList();
        var records = context.Connections.AsNoTracking().Where(record => ids.Contains(record.Auth0Id!) || names.Contains(record.Name));
        return KnownConnection.From(records).ToListAsync(cancellationToken);
    }

    private static void Keep(Finding? finding, SyncSightings seen)
    {
        if (finding is not null)
        {
            seen.KeptFindings.Add(finding.Id);
        }
    }
}
