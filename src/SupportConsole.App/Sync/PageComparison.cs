using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Differences;
using SupportConsole.App.Record;
using SupportConsole.Auth0;

namespace SupportConsole.App.Sync;

/// <summary>
/// Compares one page of the tenant with the record. What the console itself is changing, or learned after the page was asked for, is left alone: the page may
/// show what was before. The display name and the options are compared. Enabled applications are not: Auth0 lists them one connection at a time, and the
/// connection's own page reads them.
/// </summary>
internal sealed class PageComparison(FindingStore findings)
{
    /// <summary>Notes what the page shows; the caller saves, with the checkpoint.</summary>
    /// <param name="context">A context in a transaction that holds the database's write lock.</param>
    /// <param name="sweep">The sweep, tracked.</param>
    /// <param name="page">The page.</param>
    /// <param name="asked">When the tenant was asked for it, UTC.</param>
    /// <param name="cancellationToken">Ends the reads.</param>
    public async Task CompareAsync(ConsoleDbContext context, SyncRun sweep, SupportConsole.Auth0.ConnectionPage page, DateTimeOffset asked, CancellationToken cancellationToken)
    {
        var ids = page.Connections.Select(connection => connection.Id).ToList();
        var names = page.Connections.Select(connection => connection.Name).ToList();
        var records = await KnownConnection.From(context.Connections.AsNoTracking().Where(record => ids.Contains(record.Auth0Id!) || names.Contains(record.Name))).ToListAsync(cancellationToken);
        var byId = records.Where(record => record.Auth0Id is not null).ToDictionary(record => record.Auth0Id!);
        var byName = records.DistinctBy(record => record.Name.Value, StringComparer.OrdinalIgnoreCase).ToDictionary(record => record.Name.Value, StringComparer.OrdinalIgnoreCase);
        var noted = await context.Findings.Where(finding => ids.Contains(finding.Auth0Id)).ToDictionaryAsync(finding => finding.Auth0Id, cancellationToken);
        var inHand = await InHandAsync(context, [.. records.Select(record => record.Id)], asked, cancellationToken);
        var agreed = new List<Guid>();
        foreach (var connection in page.Connections)
        {
            var finding = noted.GetValueOrDefault(connection.Id);
            var record = byId.GetValueOrDefault(connection.Id) ?? byName.GetValueOrDefault(connection.Name.Value);
            var isIts = record is { IsInTenant: true } && record.Auth0Id == connection.Id;
            if (record is not null && (inHand.Contains(record.Id) || (isIts && record.SeenAt > asked)))
            {
                LeaveAlone(finding, sweep);
            }
            else if (!isIts)
            {
                findings.NoteUnmanaged(context, finding, connection, sweep.Id);
            }
            else if (connection.Options is null)
            {
                sweep.Unreadable++;
                LeaveAlone(finding, sweep);
            }
            else if (findings.Note(context, finding, record!, connection, sweep.Id).Count == 0)
            {
                agreed.Add(record!.Id);
            }
        }

        await SightAsync(context, sweep, [.. byId.Values.Where(record => ids.Contains(record.Auth0Id!)).Select(record => record.Id)], cancellationToken);
        await context.Connections.Where(record => agreed.Contains(record.Id) && (record.SeenAt == null || record.SeenAt < asked))
            .ExecuteUpdateAsync(update => update.SetProperty(record => record.SeenAt, asked), cancellationToken);
    }

    /// <summary>The connections with a change that is open, or came to rest after the tenant was asked.</summary>
    public static async Task<HashSet<Guid>> InHandAsync(ConsoleDbContext context, IReadOnlyList<Guid> records, DateTimeOffset asked, CancellationToken cancellationToken) =>
        [.. await FindingStore.InHand(context, asked).Where(change => records.Contains(change.ConnectionId)).Select(change => change.ConnectionId).ToListAsync(cancellationToken)];

    private static void LeaveAlone(Finding? finding, SyncRun sweep)
    {
        if (finding is not null)
        {
            finding.SweepId = sweep.Id;
        }
    }

    private static async Task SightAsync(ConsoleDbContext context, SyncRun sweep, IReadOnlyList<Guid> records, CancellationToken cancellationToken)
    {
        var before = await context.Sightings.Where(sighting => records.Contains(sighting.ConnectionId)).ToDictionaryAsync(sighting => sighting.ConnectionId, cancellationToken);
        foreach (var id in records)
        {
            if (before.TryGetValue(id, out var sighting))
            {
                sighting.SweepId = sweep.Id;
            }
            else
            {
                context.Sightings.Add(new Sighting { ConnectionId = id, SweepId = sweep.Id });
            }
        }
    }
}
