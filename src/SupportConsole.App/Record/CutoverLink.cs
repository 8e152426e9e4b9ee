namespace SupportConsole.App.Record;

/// <summary>A link by which a customer follows one cutover. The link holds the token; the database holds only its hash.</summary>
public sealed class CutoverLink
{
    public required Guid Id { get; init; }

    public required Guid CutoverId { get; init; }

    public required string TokenHash { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
