namespace SupportConsole.App.Parts;

/// <summary>One page of a list.</summary>
/// <param name="Rows">The rows of this page.</param>
/// <param name="Total">How many rows there are in all.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Rows, int Total)
{
    /// <summary>Which page it is, from 0: the last there is where one beyond it was asked for.</summary>
    public int Number { get; init; }
}

/// <summary>What the pages of every list have in common.</summary>
public static class ListPage
{
    /// <summary>How many rows a page has: what a screen holds. More would be drawn below it at every key.</summary>
    public const int Size = 25;

    /// <summary>No list has a page after this one.</summary>
    public const int Last = 1_000_000;

    /// <summary>How many pages a list has; an empty one has one.</summary>
    public static int Count(int size, int total) => Math.Max(1, (total + size - 1) / size);

    /// <summary>The page asked for, or the last one if the list has become shorter.</summary>
    public static int Within(int asked, int size, int total) => Math.Clamp(asked, 0, Math.Max(0, (total - 1) / size));
}
