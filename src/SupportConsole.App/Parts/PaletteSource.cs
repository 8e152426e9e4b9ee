namespace SupportConsole.App.Parts;

/// <summary>Makes a feature's items searchable in the palette.</summary>
public interface IPaletteSource
{
    Task<IReadOnlyList<PaletteItem>> FindAsync(string text, int most, CancellationToken cancellationToken);
}

public static class PaletteSources
{
    /// <summary>What all sources find, in their order. They are asked at the same time: SQLite answers several readers at once.</summary>
    public static async Task<IReadOnlyList<PaletteItem>> FindAsync(
        this IEnumerable<IPaletteSource> sources, string text, int most, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(sources.Select(
            source => Task.Run(() => source.FindAsync(text, most, cancellationToken), cancellationToken)));
        return [.. found.SelectMany(items => items)];
    }
}
