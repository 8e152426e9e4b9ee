using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Changes;
using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters.Report;

/// <summary>Reads what happened to connections: settled changes from the journal, everything else from the audit log.</summary>
internal static class PastEvents
{
    private const string Adopt = "connection.adopt";

    /// <summary>Entries of changes that were not made tell nothing about states.</summary>
    private static readonly string[] NotDone = ["intended", "unknown", "refused", "superseded"];

    /// <summary>The entries whose subject is the connection's name at that time.</summary>
    private static readonly string[] Named = [.. StateReplay.Actions, "connection.create", "draft.rename", "draft.start"];

    public static async Task<ILookup<Guid, PastEvent>> ReadAsync(
        ConsoleDbContext context,
        List<Guid> connections,
        DateTimeOffset before,
        CancellationToken cancellationToken)
    {
        // Somebody else's values in Auth0, by which a change was superseded, void an earlier test like the change's own.
        var changes = await context.Changes.AsNoTracking()
            .Where(change => change.State == ChangeState.Confirmed
                || (change.State == ChangeState.Superseded && change.WantedOptions != null))
            .Where(change => change.SettledAt < before && connections.Contains(change.ConnectionId))
            .Select(change => new
            {
                change.ConnectionId,
                change.SettledAt,
                change.Kind,
                change.Applications,
                ChangesOptions = change.WantedOptions != null,
                IsNotEnabled = change.Kind == ChangeKind.Create && change.Outcome.StartsWith(ChangeWords.NotEnabled),
            })
            .ToListAsync(cancellationToken);

        // An adopted connection is recorded with the intent, whatever Auth0 answers.
        var entries = await context.AuditEntries.AsNoTracking()
            .Where(entry => entry.ConnectionId != null && connections.Contains(entry.ConnectionId.Value) && entry.At < before)
            .Where(entry => StateReplay.Actions.Contains(entry.Action))
            .Where(entry => entry.Action == Adopt ? entry.Outcome == "intended" : !NotDone.Contains(entry.Outcome))
            .OrderBy(entry => entry.Id)
            .Select(entry => new { entry.ConnectionId, entry.At, entry.Action, entry.Outcome, entry.After })
            .ToListAsync(cancellationToken);
        return changes.Select(change => (
                change.ConnectionId,
                Event: new PastEvent(change.SettledAt!.Value)
                {
                    Kind = change.Kind,
                    Applications = change.Applications.Where(pair => !(change.IsNotEnabled && pair.Value)).ToDictionary(),
                    ChangesOptions = change.ChangesOptions,
                }))
            .Concat(entries.Select(entry => (
                ConnectionId: entry.ConnectionId!.Value,
                Event: new PastEvent(entry.At) { Action = entry.Action, Outcome = entry.Outcome, After = entry.After })))
            .ToLookup(pair => pair.ConnectionId, pair => pair.Event);
    }

    /// <summary>The earlier names of drafts that were renamed or discarded since.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> ReadNamesAsync(
        ConsoleDbContext context,
        List<Guid> connections,
        DateTimeOffset before,
        CancellationToken cancellationToken)
    {
        var changed = await context.AuditEntries.AsNoTracking()
            .Where(entry => entry.ConnectionId != null && connections.Contains(entry.ConnectionId.Value) && entry.At >= before)
            .Where(entry => entry.Action == "draft.rename" || entry.Action == "draft.discard")
            .Select(entry => entry.ConnectionId!.Value)
            .ToListAsync(cancellationToken);
        var named = await context.AuditEntries.AsNoTracking()
            .Where(entry => entry.ConnectionId != null && changed.Contains(entry.ConnectionId.Value) && entry.At < before)
            .Where(entry => Named.Contains(entry.Action))
            .Select(entry => new { entry.Id, entry.ConnectionId, entry.Subject })
            .ToListAsync(cancellationToken);
        return named.GroupBy(entry => entry.ConnectionId!.Value)
            .ToDictionary(names => names.Key, names => names.MaxBy(entry => entry.Id)!.Subject);
    }
}
