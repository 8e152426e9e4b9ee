namespace SupportConsole.Auth0;

/// <param name="From">The checkpoint that the previous page gave; null for the first page.</param>
/// <param name="Take">Connections a page, 1 to 100.</param>
/// <param name="WithOptions">Options hold secrets, and reading secrets leaves a mark in the tenant's log.</param>
public sealed record ConnectionListRequest(
    string? From = null,
    int Take = 100,
    bool WithOptions = false,
    IReadOnlyList<string>? Strategies = null);

/// <param name="Connections">At most 100.</param>
/// <param name="Next">The checkpoint of the next page; null at the end.</param>
public sealed record ConnectionBatch(IReadOnlyList<TenantConnection> Connections, string? Next);

/// <param name="Connection">The connection without its options; null if the tenant has none of that name.</param>
public sealed record ConnectionLookup(TenantConnection? Connection);
