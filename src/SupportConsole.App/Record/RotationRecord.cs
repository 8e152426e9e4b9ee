using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Record;

/// <summary>
/// A confirmed rotation with all that its figures need, so that an index answers. Triggers write it in the transaction of what it depends
/// on; the migration Rotations has the rules. Ordinary columns: SQLite reads no index alone for a computed one.
/// </summary>
public sealed class RotationRecord
{
    public const int LateDays = 7;

    public Guid ChangeId { get; init; }

    public Change Change { get; init; } = null!;

    public Guid ConnectionId { get; init; }

    /// <summary>The connection's customer today, not at the time of the rotation.</summary>
    public string Customer { get; init; } = "";

    /// <summary>The connection's identity provider today, not at the time of the rotation.</summary>
    public IdentityProvider IdentityProvider { get; init; }

    /// <summary>When the new credential was live, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When the previous credential expired or would have, UTC; null if not known.</summary>
    public DateTimeOffset? PreviousExpiry { get; init; }

    /// <summary>When somebody was first reminded of the previous credential, UTC; null if nobody was.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>The month of <see cref="At"/> in UTC, such as 202611.</summary>
    public int Month { get; init; }

    public RotationTiming Timing { get; init; }

    /// <summary>In ticks: from the customer's message or, if that isn't known, from the first reminder; null without both.</summary>
    public long? ToLive { get; init; }

    /// <summary>Where <see cref="ToLive"/> is counted from: None for the first reminder, or if it isn't known.</summary>
    public CustomerMessageSource CountedFrom { get; init; }

    /// <summary>In ticks: from the first reminder; null if nobody was reminded.</summary>
    public long? Took { get; init; }
}
