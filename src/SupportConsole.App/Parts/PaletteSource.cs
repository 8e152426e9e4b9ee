namespace SupportConsole.App.Parts;

/// <summary>Makes a feature's items searchable in the palette.</summary>
public interface IPaletteSource
{
    Task<IReadOnlyList<PaletteItem>> FindAsync(string text, int most, CancellationToken cancellationToken);
}
