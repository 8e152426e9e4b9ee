using SupportConsole.App.Parts;
using SupportConsole.App.Record;

namespace SupportConsole.App.Inventory;

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
