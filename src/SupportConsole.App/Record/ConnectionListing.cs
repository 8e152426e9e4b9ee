using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SupportConsole.App.Settings;

namespace SupportConsole.App.Record;

/// <summary>
/// What the list sorts by and searches through, written beside the connection so that the database answers from one index: the cluster's customer and name, and
/// one lower-case text. Brought up to date by the context at every save, in the save's own transaction: no path that changes a connection, a credential or a
/// cluster can forget it.
/// </summary>
internal static class ConnectionListing
{
    private const int MostCertificates = 20;

    /// <summary>Whether what is about to be saved may change how a connection is listed.</summary>
    public static bool IsTouchedBy(ConsoleDbContext context) => context.ChangeTracker.Entries().Any(entry => entry.Entity switch
    {
        ConnectionRecord => entry.State is EntityState.Added or EntityState.Modified,
        Credential => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted,
        Cluster => IsRenamed(entry),
        _ => false,
    });

    /// <summary>Brings every connection that the save touches up to date. Called with the database's write lock held: nobody renames a cluster between reading and saving.</summary>
    public static async Task KeepAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        var clusters = context.ChangeTracker.Entries<Cluster>().Where(entry => IsRenamed(entry)).Select(entry => entry.Entity.Id).ToList();
        var credentials = context.ChangeTracker.Entries<Credential>().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => entry.Entity.ConnectionId).ToHashSet();
        var tracked = context.ChangeTracker.Entries<ConnectionRecord>().Select(entry => entry.Entity.Id).ToHashSet();
        var missing = credentials.Where(id => !tracked.Contains(id)).ToList();
        if (clusters.Count + missing.Count > 0)
        {
            await context.Connections.Where(record => clusters.Contains(record.ClusterId) || missing.Contains(record.Id)).LoadAsync(cancellationToken);
        }

        var touched = context.ChangeTracker.Entries<ConnectionRecord>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified || (entry.State == EntityState.Unchanged && (clusters.Contains(entry.Entity.ClusterId) || credentials.Contains(entry.Entity.Id))))
            .ToList();
        var names = await NamesAsync(context, [.. touched.Select(entry => entry.Entity.ClusterId).Distinct()], cancellationToken);
        var saved = touched.Where(entry => entry.State != EntityState.Added).Select(entry => entry.Entity.Id).ToList();
        if (saved.Count > 0)
        {
            await context.Credentials.Where(credential => saved.Contains(credential.ConnectionId)).LoadAsync(cancellationToken);
        }

        foreach (var entry in touched)
        {
            // A connection of no cluster is refused by the database.
            var (customer, cluster) = names.GetValueOrDefault(entry.Entity.ClusterId);
            entry.Property(record => record.Customer).CurrentValue = customer ?? "";
            entry.Property(record => record.ClusterName).CurrentValue = cluster ?? "";
            entry.Property(record => record.SearchText).CurrentValue = Text(entry.Entity, customer ?? "", cluster ?? "", entry.Entity.Credentials);
        }
    }

    /// <summary>Customer, cluster, name, thumbprints, client ID, entity ID, addresses and domains, lower case. What is long stands last: it is what a cut takes.</summary>
    internal static string Text(ConnectionRecord record, string customer, string cluster, IEnumerable<Credential> credentials)
    {
        var text = string.Join('\n', (string[])
        [
            customer, cluster, record.ClusterId.ToString(), record.Name.Value, record.DisplayName, record.Auth0Id?.Value ?? "",
            .. credentials.Where(credential => credential.Kind == CredentialKind.SigningCertificate).OrderByDescending(credential => credential.SetAt).Take(MostCertificates)
                .Select(credential => $"{credential.Fingerprint} {credential.Sha1}"),
            .. ConnectionSettings.All.Where(setting => setting.IsSearched).Select(setting => record.Settings[setting]),
        ]).ToLowerInvariant();
        return text.Length <= ConnectionRecord.SearchTextMaxLength ? text : text[..ConnectionRecord.SearchTextMaxLength];
    }

    /// <summary>Whether the save changes what a connection's line takes from its cluster: an import that changes ten thousand states touches no connection.</summary>
    private static bool IsRenamed(EntityEntry entry) =>
        entry.State == EntityState.Modified && (entry.Property(nameof(Cluster.Customer)).IsModified || entry.Property(nameof(Cluster.Name)).IsModified);

    /// <summary>The clusters' names: as this save writes them, else as they are in the database now.</summary>
    private static async Task<Dictionary<ClusterId, (string? Customer, string? Name)>> NamesAsync(ConsoleDbContext context, List<ClusterId> ids, CancellationToken cancellationToken)
    {
        var names = await context.Clusters.AsNoTracking().Where(cluster => ids.Contains(cluster.Id)).Select(cluster => new { cluster.Id, cluster.Customer, cluster.Name })
            .ToDictionaryAsync(cluster => cluster.Id, cluster => ((string?)cluster.Customer, (string?)cluster.Name), cancellationToken);
        foreach (var entry in context.ChangeTracker.Entries<Cluster>().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            names[entry.Entity.Id] = (entry.Entity.Customer, entry.Entity.Name);
        }

        return names;
    }
}
