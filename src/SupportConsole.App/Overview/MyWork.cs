using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;

namespace SupportConsole.App.Overview;

public sealed record WorkItem(Guid ConnectionId, string Name, string Customer, string Words, DateTimeOffset Since);

public sealed record WorkList(
    IReadOnlyList<WorkItem> Unsettled, IReadOnlyList<WorkItem> Attention, IReadOnlyList<WorkItem> Drifted,
    IReadOnlyList<WorkItem> Due, IReadOnlyList<WorkItem> Waiting, IReadOnlyList<WorkItem> Drafts)
{
    public int UnsettledTotal { get; init; }

    public int AttentionTotal { get; init; }

    public bool IsEmpty => Unsettled.Count + Attention.Count + Drifted.Count + Due.Count + Waiting.Count + Drafts.Count == 0;
}

/// <summary>Reads the open work, the oldest of each kind.</summary>
public sealed class MyWork(IDbContextFactory<ConsoleDbContext> contexts, TimeProvider time)
{
    private const int Most = 8;

    public async Task<WorkList> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var soon = now.AddDays(60);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var records = context.Connections.AsNoTracking();
        var open = context.Changes.AsNoTracking().Where(change => change.SettledAt == null);
        var unsettled = await open.OrderBy(change => change.PlannedAt).Take(Most)
            .Select(change =>
            new WorkItem(change.ConnectionId, change.ConnectionName.Value, change.Connection.Cluster.Customer, change.Outcome,
            change.PlannedAt)).ToListAsync(cancellationToken);
        var needing = records.Where(record => record.Attention != "" && record.State != ConnectionState.Retired);
        var attention = await needing.OrderBy(record => record.UpdatedAt).Take(Most)
            .Select(record => new WorkItem(record.Id, record.Name.Value, record.Cluster.Customer, record.Attention, record.UpdatedAt))
                .ToListAsync(cancellationToken);
        var drifted = await context.Findings.AsNoTracking().Where(finding => finding.Connection != null)
            .OrderBy(finding => finding.FoundAt).Take(Most)
            .Select(finding => new WorkItem(
                finding.Connection!.Id, finding.Name.Value, finding.Connection.Cluster.Customer,
                finding.Kind == FindingKind.Missing ? "No longer in Auth0, and not removed by the console."
                    : "Changed in Auth0: " + finding.Fields + ".", finding.FoundAt)).ToListAsync(cancellationToken);
        var due = await records
            .Where(record => record.CredentialExpiresAt != null && record.CredentialExpiresAt < soon
            && record.State != ConnectionState.Retired)
            .OrderBy(record => record.CredentialExpiresAt).Take(Most)
            .Select(record => new WorkItem(record.Id, record.Name.Value, record.Cluster.Customer, "", record.CredentialExpiresAt!.Value))
                .ToListAsync(cancellationToken);
        var waiting = await OfStateAsync(records, ConnectionState.WaitingOnCustomer, cancellationToken);
        var drafts = await OfStateAsync(records, ConnectionState.Draft, cancellationToken);
        return new WorkList(unsettled, attention, drifted, due, waiting, drafts)
        {
            UnsettledTotal = await CountAsync(unsettled, open, cancellationToken),
            AttentionTotal = await CountAsync(attention, needing, cancellationToken),
        };
    }

    /// <summary>Counts only if not all items are shown.</summary>
    private static async Task<int> CountAsync<T>(List<WorkItem> shown, IQueryable<T> all, CancellationToken cancellationToken) =>
        shown.Count < Most ? shown.Count : await all.CountAsync(cancellationToken);

    private static Task<List<WorkItem>> OfStateAsync(IQueryable<ConnectionRecord> records, ConnectionState state,
        CancellationToken cancellationToken) =>
        records.Where(record => record.State == state).OrderBy(record => record.StateSince).Take(Most)
            .Select(record => new WorkItem(record.Id, record.Name.Value, record.Cluster.Customer, "", record.StateSince))
                .ToListAsync(cancellationToken);
}
