namespace SupportConsole.App.Record;

/// <summary>A link by which a customer tests one connection. The link holds the token; the database holds only its hash.</summary>
public sealed class TestLink
{
    public const int HashLength = 64;

    public required Guid Id { get; init; }

    public required Guid ConnectionId { get; init; }

    /// <summary>SHA-256 of the token, in hex.</summary>
    public required string TokenHash { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How many more tests can be started.</summary>
    public required int UsesLeft { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public bool IsOpen(DateTimeOffset now) => RevokedAt is null && UsesLeft > 0 && ExpiresAt > now;
}
