using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;

namespace SupportConsole.App.History;

/// <summary>
/// One line for each act: of a change, the entry that says how it ended, or how far it is; of an import, the entry that counts it. The
/// others are the steps of that line.
/// </summary>
internal static class AuditLines
{
    public static async Task<IQueryable<AuditEntry>> OfAsync(
        ConsoleDbContext context,
        IQueryable<AuditEntry> entries,
        AuditQuery query,
        CancellationToken cancellationToken)
    {
        // Few changes are open at a time, so that this takes no join over all entries.
        var open = await context.Changes.Where(change => change.SettledAt == null)
            .Select(change => new { change.Id, change.State }).ToListAsync(cancellationToken);
        var unknown = open.Where(change => change.State == ChangeState.Unknown).Select(change => (Guid?)change.Id).ToList();
        var running = open.Where(change => change.State != ChangeState.Unknown).Select(change => (Guid?)change.Id).ToList();
        var lines = entries.Where(entry => (entry.Outcome != "intended" && entry.Outcome != "unknown")
            || entry.ChangeId == null
            || (entry.Outcome == "intended" && running.Contains(entry.ChangeId))
            || (entry.Outcome == "unknown" && unknown.Contains(entry.ChangeId)));
        var showsParts = query.ClusterId is not null || query.ConnectionId is not null || query.Search.Length > 0;
        return showsParts ? lines : lines.Where(entry => entry.Outcome != AuditTrail.Part);
    }
}
