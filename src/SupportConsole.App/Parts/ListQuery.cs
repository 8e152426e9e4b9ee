namespace SupportConsole.App.Parts;

/// <summary>What the address of a list asks for. Compared by value: two equal queries are one address.</summary>
public abstract record ListQuery
{
    public string Search { get; init; } = "";

    /// <summary>A column's key; the service maps an unknown one to its default.</summary>
    public string Sort { get; init; } = "";

    public bool Descending { get; init; }

    public int Page { get; init; }

    /// <summary>The keys of the columns that are not shown, in order, with commas between.</summary>
    public string Hidden { get; init; } = "";

    public bool Shows(string column) => !Hidden.Split(',').Contains(column);

    /// <summary>Whether all are counted, however long it takes. Not in the address.</summary>
    public bool CountsAll { get; init; }

    public int PageSize { get; init; } = ListPage.Size;
}
