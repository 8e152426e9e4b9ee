using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Clusters.Report;

/// <summary>The connections of all clusters, now or at some time.</summary>
internal static class PastConnections
{
    private static readonly string Channel = SettingQuery.Path(ConnectionSettings.Channel);

    /// <summary>Entries of changes that were not made tell nothing about states.</summary>
    private static readonly string[] NotDone = ["intended", "unknown", "refused", "superseded"];

    public static async Task<ILookup<ClusterId, PastConnection>> NowAsync(
        ConsoleDbContext context,
        List<ClusterId> clusters,
        DateTimeOffset now,
        CancellationToken cancellationToken) =>
        (await HealthQuery.Rungs(context, now)
            .Where(rung => clusters.Contains(rung.ClusterId))
            .Select(rung => new PastConnection(
                rung.ClusterId,
                rung.Record.Name.Value,
                rung.Record.Protocol,
                rung.Record.IdentityProvider,
                rung.Record.State,
                rung.Rung,
                rung.Record.CredentialExpiresAt,
                rung.Record.CredentialNeverExpires))
            .ToListAsync(cancellationToken)).ToLookup(connection => connection.ClusterId);

    public static async Task<ILookup<ClusterId, PastConnection>> AtAsync(
        ConsoleDbContext context,
        List<ClusterId> clusters,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var records = await context.Connections.AsNoTracking().Where(record => record.CreatedAt < at && clusters.Contains(record.ClusterId))
            .Select(record => new
            {
                record.Id,
                record.ClusterId,
                Name = record.Name.Value,
                record.Protocol,
                record.IdentityProvider,
                record.State,
                record.StateSince,
                IsFrontChannel = (SettingQuery.Value(record.Settings, Channel) ?? "") == ConnectionSettings.FrontChannel,
            })
            .ToListAsync(cancellationToken);

        // Whoever has the same state since before needs no replay.
        var moved = records.Where(record => record.StateSince >= at).Select(record => record.Id).ToList();
        var events = await EventsAsync(context, moved, at, cancellationToken);
        var credentials = (await context.Credentials.AsNoTracking()
            .Where(credential => credential.SetAt < at && (credential.ReplacedAt == null || credential.ReplacedAt >= at))
            .Select(credential => new { credential.ConnectionId, credential.SetAt, credential.ExpiresAt, credential.NeverExpires })
            .ToListAsync(cancellationToken)).ToLookup(credential => credential.ConnectionId);
        return records
            .Select(record =>
            {
                var state = record.StateSince < at ? record.State : StateReplay.At(events[record.Id]);
                var credential = credentials[record.Id].MaxBy(credential => credential.SetAt);
                var isExpired = record.Protocol == Protocol.Oidc && !record.IsFrontChannel && credential?.ExpiresAt <= at;
                return new PastConnection(
                    record.ClusterId,
                    record.Name,
                    record.Protocol,
                    record.IdentityProvider,
                    state,
                    Rung(state, isExpired),
                    credential?.ExpiresAt,
                    credential?.NeverExpires ?? false);
            })
            .ToLookup(connection => connection.ClusterId);
    }

    private static SsoCoverage? Rung(ConnectionState state, bool isExpired) => state switch
    {
        ConnectionState.Retired => null,
        ConnectionState.Draft or ConnectionState.WaitingOnCustomer => SsoCoverage.InProgress,
        ConnectionState.Disabled => SsoCoverage.Off,
        ConnectionState.Live => isExpired ? SsoCoverage.Failing : SsoCoverage.Live,
        _ => SsoCoverage.SetUp,
    };

    private static async Task<ILookup<Guid, PastEvent>> EventsAsync(
        ConsoleDbContext context,
        List<Guid> connections,
        DateTimeOffset before,
        CancellationToken cancellationToken)
    {
        var changes = await context.Changes.AsNoTracking()
            .Where(change => change.State == ChangeState.Confirmed && change.SettledAt < before)
            .Where(change => connections.Contains(change.ConnectionId))
            .Select(change => new { change.ConnectionId, change.SettledAt, change.Kind, change.Applications })
            .ToListAsync(cancellationToken);
        var entries = await context.AuditEntries.AsNoTracking()
            .Where(entry => entry.ConnectionId != null && connections.Contains(entry.ConnectionId.Value) && entry.At < before)
            .Where(entry => StateReplay.Actions.Contains(entry.Action) && !NotDone.Contains(entry.Outcome))
            .OrderBy(entry => entry.Id)
            .Select(entry => new { entry.ConnectionId, entry.At, entry.Action, entry.Outcome, entry.After })
            .ToListAsync(cancellationToken);
        var none = new Dictionary<string, bool>();
        return changes.Select(change => (
                change.ConnectionId,
                Event: new PastEvent(change.SettledAt!.Value, change.Kind, change.Applications, "", "", "{}")))
            .Concat(entries.Select(entry => (
                ConnectionId: entry.ConnectionId!.Value,
                Event: new PastEvent(entry.At, null, none, entry.Action, entry.Outcome, entry.After))))
            .ToLookup(pair => pair.ConnectionId, pair => pair.Event);
    }
}
