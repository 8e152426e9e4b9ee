using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;

namespace SupportConsole.App.Connections;

internal sealed class ConnectionPalette(ConnectionListService list) : IPaletteSource
{
    public async Task<IReadOnlyList<PaletteItem>> FindAsync(string text, int most, CancellationToken cancellationToken) =>
        [.. (await list.FirstAsync(new ConnectionQuery { Search = text }, most, cancellationToken))
            .Select(row => new PaletteItem(
                row.Name,
                $"{StateBadge.Of(row.Health.Value).Word} · {row.Customer}",
                $"/connections/{row.Id}")
            { Group = "Connections" })];
}
