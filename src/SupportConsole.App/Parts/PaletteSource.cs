namespace SupportConsole.App.Parts;

/// <summary>Somewhere that the palette can jump to.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Hint">What kind of thing it is.</param>
/// <param name="Href">Its address.</param>
public sealed record PaletteItem(string Title, string Hint, string Href);

/// <summary>A feature that the palette can search.</summary>
public interface IPaletteSource
{
    /// <summary>At most <paramref name="most"/> things that the text names.</summary>
    Task<IReadOnlyList<PaletteItem>> FindAsync(string text, int most, CancellationToken cancellationToken);
}
