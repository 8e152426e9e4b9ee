using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;

namespace SupportConsole.App.Clusters;

internal sealed class ClusterPalette(ClusterService clusters) : IPaletteSource
{
    public async Task<IReadOnlyList<PaletteItem>> FindAsync(string text, int most, CancellationToken cancellationToken) =>
        [.. (await clusters.SuggestAsync(text, most, cancellationToken))
            .Select(cluster => new PaletteItem(cluster.DisplayName, "cluster", $"/clusters/{cluster.Id}") { Group = "Clusters" })];
}
