using SupportConsole.App.Record;

namespace SupportConsole.App.Deadlines;

/// <summary>A rotation that is done.</summary>
public sealed record PastRotation
{
    public required Guid ConnectionId { get; init; }

    public required string Connection { get; init; }

    public required string Customer { get; init; }

    public required ChangeKind Kind { get; init; }

    public required string Ticket { get; init; }

    /// <summary>When the new credential was live, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the previous credential expired or would have, UTC; null if not known.</summary>
    public required DateTimeOffset? PreviousExpiry { get; init; }

    /// <summary>When somebody was first reminded of the previous credential, UTC; null if nobody was.</summary>
    public required DateTimeOffset? RemindedAt { get; init; }

    public required RotationTiming Timing { get; init; }

    /// <summary>How long it took from the customer's message or, if that isn't known, from the first reminder; null without both.</summary>
    public required TimeSpan? ToLive { get; init; }

    /// <summary>Where <see cref="ToLive"/> is counted from: None for the first reminder, or if it isn't known.</summary>
    public required CustomerMessageSource CountedFrom { get; init; }

    /// <summary>How long it took from the first reminder; null if nobody was reminded.</summary>
    public required TimeSpan? Took { get; init; }
}
