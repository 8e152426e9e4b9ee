using SupportConsole.App.People;

namespace SupportConsole.App.Record;

/// <summary>A one-time link that an operator printed on the host. The link holds the token; the database holds only its hash.</summary>
public sealed class BreakGlassLink
{
    public const int HashLength = 64;
    public const int ReasonMaxLength = 300;

    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the token, in hex.</summary>
    public required string TokenHash { get; init; }

    public required string Name { get; init; }

    public required StaffRole Role { get; init; }

    /// <summary>How long the session lasts.</summary>
    public required int Minutes { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}
