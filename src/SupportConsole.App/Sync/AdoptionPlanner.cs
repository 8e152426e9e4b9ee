using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Changes;
using SupportConsole.App.Differences;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Sync;

/// <summary>
/// Plans adopting an unmanaged connection: into a new record of a cluster, or into the record that has its name already (a draft, a retired one, one that someone
/// deleted and made anew in Auth0). Settings, credential and applications are read from the tenant; the plan keeps fingerprints, never the secret.
/// </summary>
public sealed class AdoptionPlanner
{
    private const int UniqueViolation = 2067;
    private readonly IDbContextFactory<ConsoleDbContext> contexts;
    private readonly IAuth0Tenant tenant;
    private readonly TenantPresenceCheck look;
    private readonly ConnectionRecordUpdater keeper;
    private readonly TimeProvider time;

    internal AdoptionPlanner(IDbContextFactory<ConsoleDbContext> contexts, IAuth0Tenant tenant, TenantPresenceCheck look, ConnectionRecordUpdater keeper, TimeProvider time) =>
        (this.contexts, this.tenant, this.look, this.keeper, this.time) = (contexts, tenant, look, keeper, time);

    /// <summary>The record that has the connection's name already, into which it would be adopted; null where there is none.</summary>
    public async Task<ConnectionRecord?> FindSameNameAsync(Finding finding, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await SameNameAsync(context.Connections.AsNoTracking(), finding, cancellationToken);
    }

    /// <summary>Plans it. Nothing is recorded or sent before the plan is applied.</summary>
    /// <param name="findingId">The finding.</param>
    /// <param name="clusterId">The cluster; ignored where a record has the name already.</param>
    /// <param name="provider">The customer's IdP.</param>
    /// <param name="cancellationToken">Ends the look at the tenant.</param>
    public async Task<Result<ChangePlan>> PlanAsync(Guid findingId, ClusterId? clusterId, IdentityProvider provider, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var finding = await context.Findings.AsNoTracking().SingleOrDefaultAsync(row => row.Id == findingId && row.Kind == FindingKind.Unmanaged, cancellationToken);
        if (finding is null)
        {
            return FindingProblems.Gone;
        }

        if (EnterpriseStrategies.ProtocolOf(finding.Strategy) is not { } protocol)
        {
            return new Problem($"The console cannot manage a connection of the strategy {finding.Strategy}.", "Ignore it, with the reason.") { Code = "adopt.strategy" };
        }

        var same = await SameNameAsync(context.Connections, finding, cancellationToken);
        var cluster = same?.Cluster ?? (clusterId is null ? null : await context.Clusters.SingleOrDefaultAsync(row => row.Id == clusterId, cancellationToken));
        if (cluster is null)
        {
            return new Problem("No cluster is chosen.", "Choose the cluster whose customer signs in through it.") { Code = "adopt.no-cluster" };
        }

        if (same is { Auth0Id: { } other } && KnownConnection.InTenant.Contains(same.State) && await look.IsThereAsync(same.Name, other, cancellationToken) is var looked && (!looked.IsOk || looked.Value))
        {
            return looked.Problem ?? new Problem($"The record has another connection named {same.Name}, and both are in Auth0.", "Ignore this one, or remove one of the two.") { Code = "adopt.same-name" };
        }

        return await ReadAsync(context, finding, same ?? Made(finding, cluster, protocol, provider), isNew: same is null, protocol, provider, cancellationToken);
    }

    private async Task<Result<ChangePlan>> ReadAsync(
        ConsoleDbContext context, Finding finding, ConnectionRecord record, bool isNew, Protocol protocol, IdentityProvider provider, CancellationToken cancellationToken)
    {
        var read = await tenant.GetConnectionAsync(finding.Auth0Id, cancellationToken);
        if (!read.TryGet(out var connection, out var problem))
        {
            return problem;
        }

        if (connection.Options is null)
        {
            return new Problem("Auth0 does not show this connection's options.", "Grant the console's application the scope read:connections_options.") { Code = "change.no-options" };
        }

        var enabled = await tenant.ListEnabledApplicationsAsync(finding.Auth0Id, cancellationToken);
        if (!enabled.TryGet(out var applications, out problem))
        {
            return problem;
        }

        // On a context that is never saved: the plan holds the record as it will be, without the secret that was read.
        var (state, version) = (record.State, record.Version);
        keeper.See(context, record, connection, change: null);
        (record.Protocol, record.IdentityProvider, record.Attention, record.UpdatedAt) = (protocol, provider, "", time.GetUtcNow());
        record.MoveTo(applications.Count > 0 ? ConnectionState.Live : ConnectionState.Disabled, time.GetUtcNow());
        keeper.SeeApplications(record, applications);
        var fields = new List<FieldChange>
        {
            new("cluster", "Cluster", null, record.Cluster.DisplayName),
            new("name", "Connection name", null, connection.Name.Value),
            new("strategy", "Strategy", null, connection.Strategy),
            new("state", "State", null, StateBadge.Of(record.State).Word),
            new("applications", "Enabled for", null, applications.Count == 0 ? "no application" : string.Join(", ", applications)),
        };
        fields.AddRange(OptionsComparison.Between(null, record.SeenOptions).Select(FieldLabels.Changed));
        return ChangePlanner.PlanIntake(record, fields, Warnings(record, isNew, state), (saving, token) => TakeInAsync(saving, record, isNew, version, token));
    }

    private static List<string> Warnings(ConnectionRecord record, bool isNew, ConnectionState before) =>
    [
        .. isNew ? [] : (string[])[$"{record.Name} is in the record already, as {StateBadge.Of(before).Word.ToLowerInvariant()}: that record takes it in. What a draft says gives way to what Auth0 holds."],
        .. record.State == ConnectionState.Disabled ? (string[])["It is enabled for no application: nobody can sign in through it."] : [],
    ];

    /// <summary>Puts the connection into the record, in the transaction that commits the intent.</summary>
    private static async Task<Problem?> TakeInAsync(ConsoleDbContext context, ConnectionRecord record, bool isNew, Guid version, CancellationToken cancellationToken)
    {
        var credentials = record.Credentials.ToList();
        if (isNew)
        {
            record.Cluster = await context.Clusters.SingleAsync(cluster => cluster.Id == record.ClusterId, cancellationToken);
            context.Connections.Add(record);
        }
        else
        {
            var row = await context.Connections.Include(connection => connection.Credentials).SingleOrDefaultAsync(connection => connection.Id == record.Id, cancellationToken);
            if (row is null || row.Version != version)
            {
                return new Problem($"{record.Name} was edited meanwhile.", "Look at it as it is now, and adopt it again.") { Code = "adopt.edited", NotLost = "Nothing was sent." };
            }

            context.Entry(row).CurrentValues.SetValues(record);
            foreach (var credential in credentials)
            {
                if (row.Credentials.Find(known => known.Id == credential.Id) is { } known)
                {
                    (known.Status, known.ReplacedAt) = (credential.Status, credential.ReplacedAt);
                }
                else
                {
                    context.Credentials.Add(credential);
                }
            }

            await context.Drafts.Where(draft => draft.ConnectionId == record.Id).ExecuteDeleteAsync(cancellationToken);
        }

        await FindingStore.DropAsync(context, record, cancellationToken);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException exception) when (exception.InnerException is SqliteException { SqliteExtendedErrorCode: UniqueViolation })
        {
            return new Problem($"{record.Name} is in the record already.", "Someone was faster: open it from the list of connections.") { Code = "adopt.adopted", NotLost = "Nothing was sent." };
        }
    }

    private ConnectionRecord Made(Finding finding, Cluster cluster, Protocol protocol, IdentityProvider provider)
    {
        var now = time.GetUtcNow();
        return new ConnectionRecord
        {
            Id = Guid.CreateVersion7(now),
            ClusterId = cluster.Id,
            Cluster = cluster,
            Name = finding.Name,
            Protocol = protocol,
            IdentityProvider = provider,
            State = ConnectionState.Draft,
            StateSince = now,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    private static Task<ConnectionRecord?> SameNameAsync(IQueryable<ConnectionRecord> records, Finding finding, CancellationToken cancellationToken) =>
        records.Include(record => record.Cluster).Include(record => record.Credentials).SingleOrDefaultAsync(record => record.Name == finding.Name, cancellationToken);
}
