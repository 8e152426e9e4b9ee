using System.Globalization;

namespace SupportConsole.App.Parts;

public sealed record ListPage<T>(IReadOnlyList<T> Rows, int Total)
{
    /// <summary>From 0; the last page if one beyond it was asked for.</summary>
    public int Number { get; init; }

    /// <summary>Whether the count stopped at <see cref="Total"/>, because counting all would take long.</summary>
    public bool HasMore { get; init; }

    /// <summary>Of how many of the newest rows these were found, if the others were not looked at; null if all were.</summary>
    public int? OfNewest { get; init; }
}

public static class ListPage
{
    /// <summary>Rows on a page. More would be rendered below the screen at every key.</summary>
    public const int Size = 25;

    public const int Last = 1_000_000;

    public static int Count(int size, int total) => Math.Max(1, (total + size - 1) / size);

    /// <summary>Such as "1,234 entries", "More than 1,000 entries" or "3 entries in the newest 1,000".</summary>
    public static string Counted<T>(ListPage<T> page, string one, string many)
    {
        var newest = page.OfNewest is { } few ? string.Create(CultureInfo.InvariantCulture, $" in the newest {few:N0}") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(page.HasMore ? "More than " : "")}{page.Total:N0} {(page is { Total: 1, HasMore: false } ? one : many)}{newest}");
    }

    /// <summary>The page asked for, or the last one if the list has become shorter.</summary>
    public static int Within(int asked, int size, int total) => Math.Clamp(asked, 0, Math.Max(0, (total - 1) / size));
}
