using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Clusters.Report;

/// <summary>The connections of some clusters, now or at some time.</summary>
internal static class PastConnections
{
    private static readonly string Channel = SettingQuery.Path(ConnectionSettings.Channel);

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
        var records = await RecordsAsync(context, clusters, at, cancellationToken);
        records.AddRange(await DiscardedAsync(context, clusters, at, cancellationToken));
        var ids = records.ConvertAll(record => record.Id);

        // A connection that has the same state since before needs no replay.
        var moved = records.Where(record => record.StateSince >= at).Select(record => record.Id).ToList();
        var events = await PastEvents.ReadAsync(context, moved, at, cancellationToken);
        var names = await PastEvents.ReadNamesAsync(context, ids, at, cancellationToken);
        var testClients = await context.TestClients.Select(client => client.ClientId).ToHashSetAsync(cancellationToken);
        var credentials = (await context.Credentials.AsNoTracking()
            .Where(credential => credential.SetAt < at && (credential.ReplacedAt == null || credential.ReplacedAt >= at))
            .Where(credential => ids.Contains(credential.ConnectionId))
            .Select(credential => new { credential.ConnectionId, credential.SetAt, credential.ExpiresAt, credential.NeverExpires })
            .ToListAsync(cancellationToken)).ToLookup(credential => credential.ConnectionId);
        return records
            .Select(record =>
            {
                var state = record.StateSince < at ? record.State : StateReplay.At(events[record.Id], testClients);
                var credential = credentials[record.Id].MaxBy(credential => credential.SetAt);
                var isExpired = record.Protocol == Protocol.Oidc && !record.IsFrontChannel && credential?.ExpiresAt <= at;
                return new PastConnection(
                    record.ClusterId,
                    names.GetValueOrDefault(record.Id) ?? record.Name,
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

    private static Task<List<Known>> RecordsAsync(
        ConsoleDbContext context,
        List<ClusterId> clusters,
        DateTimeOffset at,
        CancellationToken cancellationToken) =>
        context.Connections.AsNoTracking().Where(record => record.CreatedAt < at && clusters.Contains(record.ClusterId))
            .Select(record => new Known(record.Id, record.ClusterId, record.Name.Value)
            {
                Protocol = record.Protocol,
                IdentityProvider = record.IdentityProvider,
                State = record.State,
                StateSince = record.StateSince,
                IsFrontChannel = (SettingQuery.Value(record.Settings, Channel) ?? "") == ConnectionSettings.FrontChannel,
            })
            .ToListAsync(cancellationToken);

    /// <summary>Drafts of that time whose records were deleted when they were discarded: only the audit log knows them.</summary>
    private static async Task<IEnumerable<Known>> DiscardedAsync(
        ConsoleDbContext context,
        List<ClusterId> clusters,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var clusterIds = clusters.ConvertAll(cluster => cluster.Value);
        var discarded = context.AuditEntries.Where(entry => entry.Action == "draft.discard" && entry.At >= at);
        var started = await context.AuditEntries.AsNoTracking()
            .Where(entry => entry.Action == "draft.start" && entry.At < at && clusterIds.Contains(entry.ClusterId!.Value))
            .Where(entry => discarded.Any(later => later.ConnectionId == entry.ConnectionId))
            .Where(entry => !context.Connections.Any(record => record.Id == entry.ConnectionId))
            .Select(entry => new { entry.ConnectionId, entry.ClusterId, entry.Subject })
            .ToListAsync(cancellationToken);
        return started.Select(entry => new Known(entry.ConnectionId!.Value, ClusterId.From(entry.ClusterId!.Value), entry.Subject));
    }

    /// <summary>What the database knows about a connection; without a state for a draft that was discarded.</summary>
    private sealed record Known(Guid Id, ClusterId ClusterId, string Name)
    {
        public Protocol? Protocol { get; init; }

        public IdentityProvider? IdentityProvider { get; init; }

        public ConnectionState State { get; init; }

        public DateTimeOffset StateSince { get; init; } = DateTimeOffset.MaxValue;

        public bool IsFrontChannel { get; init; }
    }
}
