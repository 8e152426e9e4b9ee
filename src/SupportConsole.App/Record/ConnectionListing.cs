using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SupportConsole.App.Record.Search;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Record;

/// <summary>
/// The columns that the list sorts by and searches, copied into the connection so that one index answers: the cluster's customer and
/// name, and a folded text; of a cluster its own text. The context updates them at every save, in the same transaction, so that no writer of a connection,
/// credential or cluster can forget it.
/// </summary>
internal static class ConnectionListing
{
    private const int MostCertificates = 20;

    private static readonly string[] Searched =
    [
        nameof(Cluster.Customer), nameof(Cluster.Name), nameof(Cluster.Url),
        nameof(Cluster.ContactName), nameof(Cluster.ContactEmail), nameof(Cluster.OrderReference),
    ];

    public static bool IsTouchedBy(ConsoleDbContext context) => context.ChangeTracker.Entries().Any(entry => entry.Entity switch
    {
        ConnectionRecord => entry.State is EntityState.Added or EntityState.Modified,
        Credential => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted,
        Cluster => IsSearched(entry),
        _ => false,
    });

    /// <summary>
    /// Updates the columns. The caller holds the database's write lock, so that nobody renames a cluster between reading and saving.
    /// </summary>
    public static async Task KeepAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        foreach (var entry in context.ChangeTracker.Entries<Cluster>().Where(entry => IsSearched(entry)))
        {
            entry.Property(cluster => cluster.SearchText).CurrentValue = Text(entry.Entity);
            entry.Property(cluster => cluster.NamesText).CurrentValue = NamesOf(entry.Entity);
        }

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
            entry.Property(record => record.NamesText).CurrentValue = SearchFold.Of($"{customer} {cluster} {entry.Entity.Name.Value}");
            entry.Property(record => record.SearchText).CurrentValue = Text(
                entry.Entity,
                customer ?? "",
                cluster ?? "",
                entry.Entity.Credentials);
        }
    }

    /// <summary>The search text, folded. Long values come last, where the text is cut.</summary>
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
            .. ConnectionSettings.All.Select(setting => record.Settings[setting]).Select(HostOf).Distinct(),
            .. ConnectionSettings.All.Where(setting => setting.IsSearched).Select(setting => record.Settings[setting]),
        ];
        return Cut(SearchFold.Of(string.Join('\n', parts)), ConnectionRecord.SearchTextMaxLength);
    }

    /// <summary>The search text of a cluster: its names, and what it is found by too.</summary>
    internal static string Text(Cluster cluster) => Cut(
        SearchFold.Of($"{NamesOf(cluster)}\n{cluster.ContactName}\n{cluster.ContactEmail}\n{cluster.OrderReference}"),
        Cluster.SearchTextMaxLength);

    private static string NamesOf(Cluster cluster) =>
        Cut(SearchFold.Of($"{cluster.Customer} {cluster.Name} {cluster.Url}"), Cluster.SearchTextMaxLength);

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];

    /// <summary>The host of an endpoint, which an error text may name; empty for another value.</summary>
    private static string HostOf(string value) => SafeUri.TryAbsolute(value, out var uri) ? uri.IdnHost : "";

    private static bool IsSearched(EntityEntry entry) => entry.State == EntityState.Added
        || (entry.State == EntityState.Modified && Searched.Any(name => entry.Property(name).IsModified));

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
