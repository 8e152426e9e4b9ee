using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace SupportConsole.App.Record.Chain;

/// <summary>
/// Numbers and chains the audit entries of a save, in its transaction: every entry holds the hash of the one before it, so that one that
/// is altered, inserted or removed later shows. The transaction holds SQLite's write lock, so two consoles chain too.
/// </summary>
internal static class AuditChain
{
    public static bool IsTouchedBy(ConsoleDbContext context) => Added(context).Any();

    /// <summary>The caller holds a transaction that can write.</summary>
    public static async Task ExtendAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        var last = await context.AuditEntries.AsNoTracking().OrderByDescending(entry => entry.Id)
            .Select(entry => new { entry.Id, entry.Hash }).FirstOrDefaultAsync(cancellationToken);
        var id = last?.Id ?? 0;
        var previous = last?.Hash ?? CanonicalRow.Beginning;

        // Asked once: each question looks for changes in everything that the context tracks.
        var entries = Added(context).ToList();
        var settled = context.ChangeTracker.Entries<Change>().Select(entry => entry.Entity).Where(change => change.IsSettled)
            .ToDictionary(change => change.Id);
        var credentials = context.ChangeTracker.Entries<Credential>().Where(entry => entry.State == EntityState.Added)
            .ToLookup(entry => entry.Entity.ConnectionId, entry => entry.Entity);
        foreach (var added in entries)
        {
            Cover(added, settled, credentials);
            WithoutNulls(added);
            added.Property(entry => entry.Id).CurrentValue = ++id;
            var hash = CanonicalRow.Hash(previous, CanonicalRow.Of(added.Entity));
            added.Property(entry => entry.Prev).CurrentValue = previous;
            added.Property(entry => entry.Hash).CurrentValue = hash;
            previous = hash;
        }
    }

    private static IEnumerable<EntityEntry<AuditEntry>> Added(ConsoleDbContext context) =>
        context.ChangeTracker.Entries<AuditEntry>().Where(entry => entry.State == EntityState.Added);

    /// <summary>
    /// An entry covers the change that it settles and the credentials of its connection that are saved with it, so that they cannot be
    /// altered unseen either.
    /// </summary>
    private static void Cover(
        EntityEntry<AuditEntry> added,
        Dictionary<Guid, Change> settled,
        ILookup<Guid, Credential> credentials)
    {
        var digests = new List<string>();
        if (added.Entity.ChangeId is { } id && settled.GetValueOrDefault(id) is { } change)
        {
            digests.Add(CoveredRows.Of(change));
        }

        if (added.Entity.ConnectionId is { } connection)
        {
            digests.AddRange(credentials[connection].Select(CoveredRows.Of));
        }

        added.Property(entry => entry.Covers).CurrentValue = digests.Count == 0 ? null : string.Join(' ', digests);
    }

    /// <summary>SQLite's text functions end at a null character, so that such a text would read back as another one.</summary>
    private static void WithoutNulls(EntityEntry<AuditEntry> added)
    {
        foreach (var property in added.Properties)
        {
            if (property.CurrentValue is string text && text.Contains('\0', StringComparison.Ordinal))
            {
                property.CurrentValue = text.Replace("\0", "\uFFFD", ignoreCase: false, CultureInfo.InvariantCulture);
            }
        }
    }
}
