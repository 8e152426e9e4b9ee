namespace SupportConsole.Auth0;

/// <summary>What the console reads of an entry in the tenant's log. Devices, tokens and the addresses of users are left behind.</summary>
public sealed record TenantLogEntry
{
    public const int MaxIdLength = 100;

    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Auth0's type code, such as s or f.</summary>
    public required string Type { get; init; }

    public string Description { get; init; } = "";

    /// <summary>The OAuth error and Auth0's own message of a failure; empty if there is none.</summary>
    public string Error { get; init; } = "";

    /// <summary>The write to a connection that it is about; null for everything else.</summary>
    public TenantLogChange? Change { get; init; }

    public string? ConnectionId { get; init; }

    public string ClientId { get; init; } = "";

    public string UserId { get; init; } = "";

    public string UserName { get; init; } = "";
}
