using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Changes;
using SupportConsole.App.Differences;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Sync;

/// <summary>
/// Plans adopting an unmanaged connection: into a new record, or into the one that has its name already (a draft, a retired one, one that
/// somebody deleted and created again in Auth0). Settings, credential and applications are read from the tenant; the plan holds
/// fingerprints, never the secret.
/// </summary>
public sealed class AdoptionPlanner(
    IDbContextFactory<ConsoleDbContext> contexts,
    IAuth0Tenant tenant,
    TenantPresenceCheck presence,
    ConnectionRecordUpdater updater,
    TimeProvider time)
{
    /// <summary>The record that has the connection's name already, and that adopting would update; null if there is none.</summary>
    public async Task<ConnectionRecord?> FindSameNameAsync(Finding finding, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await SameNameAsync(context.Connections.AsNoTracking(), finding, cancellationToken);
    }

    /// <summary>Plans the adoption. Nothing is recorded or sent before the plan is applied.</summary>
    /// <param name="clusterId">The cluster; ignored if a record has the name already.</param>
    /// <param name="provider">The customer's IdP.</param>
    public async Task<Result<ChangePlan>> PlanAsync(
        Guid findingId,
        ClusterId? clusterId,
        IdentityProvider provider,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var unmanaged = context.Findings.AsNoTracking().Where(row => row.Kind == FindingKind.Unmanaged);
        var finding = await unmanaged.SingleOrDefaultAsync(row => row.Id == findingId, cancellationToken);
        if (finding is null)
        {
            return FindingProblems.Gone;
        }

        if (EnterpriseStrategies.ProtocolOf(finding.Strategy) is not { } protocol)
        {
            return new Problem($"SupportConsole can't manage the strategy {finding.Strategy}.", "Ignore the connection.")
            {
                Code = "adopt.strategy",
            };
        }

        var same = await SameNameAsync(context.Connections, finding, cancellationToken);
        var cluster = same?.Cluster;
        if (cluster is null && clusterId is not null)
        {
            cluster = await context.Clusters.SingleOrDefaultAsync(row => row.Id == clusterId, cancellationToken);
        }

        if (cluster is null)
        {
            return new Problem("No cluster is selected.", "Select the cluster whose users sign in with this connection.")
            {
                Code = "adopt.no-cluster",
            };
        }

        if (same is not null && await FindOtherAsync(same, cancellationToken) is { } other)
        {
            return other;
        }

        var record = same ?? New(finding, cluster, protocol, provider);
        return await PlanAsync(context, finding.Auth0Id, record, isNew: same is null, protocol, provider, cancellationToken);
    }

    /// <summary>Why the record of that name can't be updated: its own connection is in Auth0 too.</summary>
    private async Task<Problem?> FindOtherAsync(ConnectionRecord same, CancellationToken cancellationToken)
    {
        if (same.Auth0Id is not { } id || !KnownConnection.InTenant.Contains(same.State))
        {
            return null;
        }

        var found = await presence.IsThereAsync(same.Name, id, cancellationToken);
        if (!found.IsOk)
        {
            return found.Problem;
        }

        return found.Value
            ? new Problem(
                $"Another connection named {same.Name} is managed here, and both are in Auth0.",
                "Ignore this one, or remove one of the two.")
            {
                Code = "adopt.same-name",
            }
            : null;
    }

    private async Task<Result<ChangePlan>> PlanAsync(
        ConsoleDbContext context,
        ConnectionId auth0Id,
        ConnectionRecord record,
        bool isNew,
        Protocol protocol,
        IdentityProvider provider,
        CancellationToken cancellationToken)
    {
        var read = await tenant.GetConnectionAsync(auth0Id, cancellationToken);
        if (!read.TryGet(out var connection, out var problem))
        {
            return problem;
        }

        if (connection.Options is null)
        {
            return new Problem(
                "Auth0 hides this connection's settings.",
                "Grant SupportConsole's application the scope read:connections_options.")
            {
                Code = "change.no-options",
            };
        }

        var enabled = await tenant.ListEnabledApplicationsAsync(auth0Id, cancellationToken);
        if (!enabled.TryGet(out var applications, out problem))
        {
            return problem;
        }

        applications = await TestClient.RemoveFromAsync(context, applications, cancellationToken);

        // This context is never saved: the plan holds the record as it will be, without the secret that was read.
        var state = record.State;
        var version = record.Version;
        updater.ApplySnapshot(context, record, connection, change: null);
        record.Protocol = protocol;
        record.IdentityProvider = provider;
        record.Attention = "";
        record.UpdatedAt = time.GetUtcNow();
        if (record.MoveTo(applications.Count > 0 ? ConnectionState.Live : ConnectionState.Disabled, time.GetUtcNow()) is { } refused)
        {
            return refused;
        }

        updater.ApplyApplications(record, applications);
        var fields = new List<FieldChange>
        {
            new("cluster", "Cluster", null, record.Cluster.DisplayName),
            new("name", "Connection name", null, connection.Name.Value),
            new("strategy", "Strategy", null, connection.Strategy),
            new("state", "State", null, StateBadge.Of(record.State).Word),
            new("applications", "Enabled for", null, applications.Count == 0 ? "None" : string.Join(", ", applications)),
        };
        fields.AddRange(OptionsComparison.Between(null, record.SeenOptions).Select(OptionWords.Changed));
        return ChangePlanner.PlanAdoption(
            record,
            fields,
            Warnings(record, isNew, state),
            (saving, token) => RecordAsync(saving, record, isNew, version, token));
    }

    private static List<string> Warnings(ConnectionRecord record, bool isNew, ConnectionState before)
    {
        var warnings = new List<string>();
        if (!isNew)
        {
            var state = StateBadge.Of(before).Word.ToLowerInvariant();
            warnings.Add($"{record.Name} exists here already ({state}). Its settings are replaced by those from Auth0.");
        }

        if (record.State == ConnectionState.Disabled)
        {
            warnings.Add("No application is enabled: nobody can sign in with this connection.");
        }

        return warnings;
    }

    /// <summary>Records the connection, in the transaction that commits the intent.</summary>
    private static async Task<Problem?> RecordAsync(
        ConsoleDbContext context,
        ConnectionRecord record,
        bool isNew,
        Guid version,
        CancellationToken cancellationToken)
    {
        var credentials = record.Credentials.ToList();
        if (isNew)
        {
            record.Cluster = await context.Clusters.SingleAsync(cluster => cluster.Id == record.ClusterId, cancellationToken);
            context.Connections.Add(record);
        }
        else
        {
            var row = await context.Connections.Include(connection => connection.Credentials)
                .SingleOrDefaultAsync(connection => connection.Id == record.Id, cancellationToken);
            if (row is null || row.Version != version)
            {
                return new Problem($"Somebody edited {record.Name}.", "Review its settings and adopt it again.")
                {
                    Code = "adopt.edited",
                    NotLost = "Nothing was sent.",
                };
            }

            context.Entry(row).CurrentValues.SetValues(record);
            foreach (var credential in credentials)
            {
                if (row.Credentials.Find(known => known.Id == credential.Id) is { } known)
                {
                    known.Status = credential.Status;
                    known.ReplacedAt = credential.ReplacedAt;
                }
                else
                {
                    context.Credentials.Add(credential);
                }
            }

            await context.Drafts.Where(draft => draft.ConnectionId == record.Id).ExecuteDeleteAsync(cancellationToken);
        }

        await FindingStore.RemoveAsync(context, record, cancellationToken);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException exception) when (StorageProblem.IsUniqueViolation(exception))
        {
            return new Problem($"Somebody adopted {record.Name} just before you.", "Open it from the list of connections.")
            {
                Code = "adopt.adopted",
                NotLost = "Nothing was sent.",
            };
        }
    }

    private ConnectionRecord New(Finding finding, Cluster cluster, Protocol protocol, IdentityProvider provider)
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

    private static Task<ConnectionRecord?> SameNameAsync(
        IQueryable<ConnectionRecord> records,
        Finding finding,
        CancellationToken cancellationToken) =>
        records.Include(record => record.Cluster).Include(record => record.Credentials)
            .SingleOrDefaultAsync(record => record.Name == finding.Name, cancellationToken);
}
