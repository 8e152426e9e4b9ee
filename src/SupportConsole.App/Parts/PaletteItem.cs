namespace SupportConsole.App.Parts;

/// <param name="Hint">The kind of target, such as "cluster".</param>
public sealed record PaletteItem(string Title, string Hint, string Href)
{
    /// <summary>The heading above the item.</summary>
    public string Group { get; init; } = "";
}
