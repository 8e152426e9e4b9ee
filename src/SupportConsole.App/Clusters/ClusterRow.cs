namespace SupportConsole.App.Clusters;

/// <summary>A line of the clusters list.</summary>
public sealed record ClusterRow(
    ClusterId Id, string Customer, string Name, string Url, string State, bool IsEntitled, DateOnly? EntitledOn, SsoCoverage Coverage, int Connections)
{
    /// <summary>The customer's account.</summary>
    public Guid AccountId { get; init; }

    /// <summary>The order that the entitlement came with.</summary>
    public string OrderReference { get; init; } = "";

    /// <summary>Whom to ask at the customer.</summary>
    public string ContactName { get; init; } = "";

    /// <summary>The contact's address.</summary>
    public string ContactEmail { get; init; } = "";
}

/// <summary>What the clusters list shows: search, filters, sort and page. Lives in the page's address.</summary>
public sealed record ClusterQuery
{
    /// <summary>Words that must all be found in customer, name, id, URL or contact.</summary>
    public string Search { get; init; } = "";

    /// <summary>Only clusters that stand so with SSO.</summary>
    public SsoCoverage? Coverage { get; init; }

    /// <summary>The column: customer, name, coverage, entitled, connections, state.</summary>
    public string Sort { get; init; } = "customer";

    public bool Descending { get; init; }

    /// <summary>From 0.</summary>
    public int Page { get; init; }

    public int PageSize { get; init; } = ListPage.Size;
}

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

    /// <summary>The page to show: what was asked for, or the last there is where the list has become shorter.</summary>
    public static int Within(int asked, int size, int total) => Math.Clamp(asked, 0, Math.Max(0, (total - 1) / size));
}
