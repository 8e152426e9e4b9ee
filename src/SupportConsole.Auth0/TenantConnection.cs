using SupportConsole.Federation.Names;

namespace SupportConsole.Auth0;

/// <summary>An enterprise connection as the tenant holds it.</summary>
public sealed class TenantConnection
{
    /// <summary>Auth0's id.</summary>
    public required ConnectionId Id { get; init; }

    /// <summary>The final name.</summary>
    public required ConnectionName Name { get; init; }

    /// <summary>Auth0's strategy: <c>oidc</c>, <c>samlp</c>, <c>okta</c>, <c>waad</c>, … Unknown ones are kept as they are.</summary>
    public required string Strategy { get; init; }

    /// <summary>The display name; null where none was ever set.</summary>
    public string? DisplayName { get; init; }

    /// <summary>At most 10 pairs of at most 255 characters; no secrets: everyone with read:connections sees them.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The options, secrets included; null where they were not asked for or the token may not read them.</summary>
    public ConnectionOptions? Options { get; init; }

    /// <summary>Auth0's id of the request that gave this, where it named one.</summary>
    public string? RequestId { get; init; }

    /// <summary>The display name, or the name where none was ever set: what people see on the sign-in page.</summary>
    public string ShownName => DisplayName ?? Name.Value;

    /// <summary>The same connection under another display name, for sending.</summary>
    public TenantConnection Called(string displayName) => new()
    {
        Id = Id,
        Name = Name,
        Strategy = Strategy,
        DisplayName = displayName,
        Metadata = Metadata,
        Options = Options,
        RequestId = RequestId,
    };

    /// <summary>Name and id; never the options.</summary>
    public override string ToString() => $"{Name} ({Id})";
}

/// <summary>One page of a checkpoint-paged list.</summary>
/// <param name="Connections">At most 100 connections.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record ConnectionPage(IReadOnlyList<TenantConnection> Connections, string? Next);

/// <summary>What to list.</summary>
/// <param name="From">The checkpoint that the former page gave; null for the first page.</param>
/// <param name="Take">Connections a page, 1 to 100.</param>
/// <param name="WithOptions">Whether options, and with them secrets, are asked for. Reading secrets leaves a mark in the tenant's log.</param>
/// <param name="Strategies">The strategies to list; null for all.</param>
public sealed record ConnectionListRequest(string? From = null, int Take = 100, bool WithOptions = false, IReadOnlyList<string>? Strategies = null);

/// <summary>A connection to create.</summary>
/// <param name="Name">The final name.</param>
/// <param name="Strategy"><c>oidc</c> or <c>samlp</c>.</param>
/// <param name="DisplayName">At most 128 characters; null leaves it to Auth0.</param>
/// <param name="Options">The options, secret included.</param>
/// <param name="Metadata">At most 10 pairs; carries the console's change id, so that an orphan is recognised as ours.</param>
public sealed record NewConnection(
    ConnectionName Name, string Strategy, string? DisplayName, ConnectionOptions Options, IReadOnlyDictionary<string, string> Metadata);

/// <summary>What a delete did.</summary>
/// <param name="IsGone">True: gone (204). False: being deleted (202); until that ends the name cannot be used again.</param>
/// <param name="RequestId">Auth0's id of the request, where it named one.</param>
public sealed record Deletion(bool IsGone, string? RequestId);

/// <summary>What the credentials may do, as the token says.</summary>
/// <param name="Granted">The scopes granted.</param>
/// <param name="Missing">The scopes that the console needs and lacks, with what fails without them.</param>
public sealed record TenantAccess(IReadOnlySet<string> Granted, IReadOnlyList<MissingScope> Missing);

/// <summary>A scope that the console needs and lacks.</summary>
/// <param name="Scope">Such as update:connections_options.</param>
/// <param name="Consequence">What does not work without it.</param>
public sealed record MissingScope(string Scope, string Consequence);

/// <summary>The rate limit as the last answer reported it.</summary>
/// <param name="Limit">Requests in a window.</param>
/// <param name="Remaining">Requests left.</param>
/// <param name="ResetsAt">When the window starts anew, UTC.</param>
public sealed record RateLimitReading(int Limit, int Remaining, DateTimeOffset ResetsAt);
