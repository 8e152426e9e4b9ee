using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SupportConsole.App.Settings;

namespace SupportConsole.App.Record;

/// <summary>
/// The columns that the list sorts by and searches, copied into the connection so that one index answers: the cluster's customer and
/// name, and a lower-case text. The context updates them at every save, in the same transaction, so that no writer of a connection,
/// credential or cluster can forget it.
/// </summary>
internal static class ConnectionListing
{
    private const int MostCertificates = 20;

    public static bool IsTouchedBy(ConsoleDbContext context) => context.ChangeTracker.Entries().Any(entry => entry.Entity switch
    {
        ConnectionRecord => entry.State is EntityState.Added or EntityState.Modified,
        Credential => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted,
        Cluster => IsRenamed(entry),
        _ => false,
    });

    /// <summary>
    /// Updates the columns. The caller holds the database's write lock, so that nobody renames a cluster between reading and saving.
    /// </summary>
    public static async Task KeepAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        var clusters = context.ChangeTracker.Entries<Cluster>().Where(entry => IsRenamed(entry)).Select(entry => entry.Entity.Id).ToList();
        var credentials = context.ChangeTracker.Entries<Credential>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => entry.Entity.ConnectionId)
            .ToHashSet();
        var tracked = context.ChangeTracker.Entries<ConnectionRecord>().Select(entry => entry.Entity.Id).ToHashSet();
        var missing = credentials.Where(id => !tracked.Contains(id)).ToList();
        if (clusters.Count + missing.Count > 0)
        {
            await context.Connections.Where(record => clusters.Contains(record.ClusterId) || missing.Contains(record.Id))
                .LoadAsync(cancellationToken);
        }

        var touched = context.ChangeTracker.Entries<ConnectionRecord>().Where(entry => entry.State switch
        {
            EntityState.Added or EntityState.Modified => true,
            EntityState.Unchanged => clusters.Contains(entry.Entity.ClusterId) || credentials.Contains(entry.Entity.Id),
            _ => false,
        }).ToList();
        var names = await NamesAsync(context, [.. touched.Select(entry => entry.Entity.ClusterId).Distinct()], cancellationToken);
        var saved = touched.Where(entry => entry.State != EntityState.Added).Select(entry => entry.Entity.Id).ToList();
        if (saved.Count > 0)
        {
            await context.Credentials.Where(credential => saved.Contains(credential.ConnectionId)).LoadAsync(cancellationToken);
        }

        foreach (var entry in touched)
        {
            // The database refuses a connection without a cluster.
            var (customer, cluster) = names.GetValueOrDefault(entry.Entity.ClusterId);
            entry.Property(record => record.Customer).CurrentValue = customer ?? "";
            entry.Property(record => record.ClusterName).CurrentValue = cluster ?? "";
            entry.Property(record => record.SearchText).CurrentValue = Text(
                entry.Entity,
                customer ?? "",
                cluster ?? "",
                entry.Entity.Credentials);
        }
    }

    /// <summary>The search text, lower case. Long values come last, where the text is cut.</summary>
    internal static string Text(ConnectionRecord record, string customer, string cluster, IEnumerable<Credential> credentials)
    {
        var certificates = credentials.Where(credential => credential.Kind == CredentialKind.SigningCertificate)
            .OrderByDescending(credential => credential.SetAt)
            .Take(MostCertificates);
        string[] parts =
        [
            customer,
            cluster,
            record.ClusterId.ToString(),
            record.Name.Value,
            record.DisplayName,
            record.Auth0Id?.Value ?? "",
            .. certificates.Select(credential => $"{credential.Fingerprint} {credential.Sha1}"),
            .. ConnectionSettings.All.Where(setting => setting.IsSearched).Select(setting => record.Settings[setting]),
        ];
        var text = string.Join('\n', parts).ToLowerInvariant();
        return text.Length <= ConnectionRecord.SearchTextMaxLength ? text : text[..ConnectionRecord.SearchTextMaxLength];
    }

    /// <summary>Only the copied columns count: an import that changes ten thousand cluster states updates no connection.</summary>
    private static bool IsRenamed(EntityEntry entry) => entry.State == EntityState.Modified
        && (entry.Property(nameof(Cluster.Customer)).IsModified || entry.Property(nameof(Cluster.Name)).IsModified);

    /// <summary>The names as this save writes them, or as they are in the database.</summary>
    private static async Task<Dictionary<ClusterId, (string? Customer, string? Name)>> NamesAsync(
        ConsoleDbContext context,
        List<ClusterId> ids,
        CancellationToken cancellationToken)
    {
        var names = await context.Clusters.AsNoTracking().Where(cluster => ids.Contains(cluster.Id))
            .Select(cluster => new { cluster.Id, cluster.Customer, cluster.Name })
            .ToDictionaryAsync(cluster => cluster.Id, cluster => ((string?)cluster.Customer, (string?)cluster.Name), cancellationToken);
        var written = context.ChangeTracker.Entries<Cluster>().Where(entry => entry.State is EntityState.Added or EntityState.Modified);
        foreach (var entry in written)
        {
            names[entry.Entity.Id] = (entry.Entity.Customer, entry.Entity.Name);
        }

        return names;
    }
}
