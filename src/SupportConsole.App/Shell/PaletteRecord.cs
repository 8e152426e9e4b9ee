using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;

namespace SupportConsole.App.Shell;

/// <summary>What the palette knows of the record itself: the open connection by its ID, and connections by a change's ticket.</summary>
public sealed class PaletteRecord(IDbContextFactory<ConsoleDbContext> contexts) : IPaletteSource
{
    /// <summary>The open connection; null if it is gone.</summary>
    public async Task<PaletteItem?> ConnectionAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var name = await context.Connections.AsNoTracking().Where(record => record.Id == id).Select(record => record.Name)
            .SingleOrDefaultAsync(cancellationToken);
        return name is null ? null : new PaletteItem(name.Value, "connection", $"/connections/{id}");
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PaletteItem>> FindAsync(string text, int most, CancellationToken cancellationToken)
    {
        if (!text.Any(char.IsDigit))
        {
            return [];
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var changes = await context.Changes.AsNoTracking()
            .Where(change => change.Ticket == text || change.Ticket.StartsWith(text))
            .OrderByDescending(change => change.PlannedAt)
            .Select(change => new { change.Ticket, change.ConnectionId, change.ConnectionName })
            .Take(most)
            .ToListAsync(cancellationToken);
        return [.. changes.DistinctBy(change => change.ConnectionId)
            .Select(change => new PaletteItem(change.ConnectionName.Value, $"ticket {change.Ticket}", $"/connections/{change.ConnectionId}")
            {
                Group = "Tickets",
            })];
    }

    /// <summary>The connections whose name or customer is near what was typed. Reads all names: only for when nothing else was found.</summary>
    public async Task<IReadOnlyList<PaletteItem>> FindNearAsync(string text, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var names = await context.Connections.AsNoTracking().Where(record => record.State != ConnectionState.Retired)
            .Select(record => new { record.Id, Name = record.Name.Value, record.Customer, record.ClusterName })
            .ToListAsync(cancellationToken);
        return [.. names.Where(row => NearWords.IsNear(text, $"{row.Name} {row.Customer} {row.ClusterName}"))
            .OrderBy(row => row.Name, StringComparer.Ordinal).Take(most)
            .Select(row => new PaletteItem(row.Name, row.Customer, $"/connections/{row.Id}") { Group = "Did you mean" })];
    }
}
