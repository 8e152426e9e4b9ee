using SupportConsole.App.Record;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Deadlines;

/// <summary>How a rotation went, by when the previous credential expired.</summary>
public enum RotationTiming
{
    /// <summary>More than <see cref="PastRotation.LateDays"/> days before.</summary>
    OnTime = 1,

    /// <summary>In the last days before.</summary>
    Late = 2,

    /// <summary>After it had expired.</summary>
    Emergency = 3,

    /// <summary>The previous credential had no known expiry date.</summary>
    Unknown = 4,
}

/// <summary>A rotation that is done.</summary>
public sealed record PastRotation
{
    public const int LateDays = 7;

    public required Guid ConnectionId { get; init; }

    public required string Connection { get; init; }

    public required string Customer { get; init; }

    public required IdentityProvider Provider { get; init; }

    public required ChangeKind Kind { get; init; }

    public required string Ticket { get; init; }

    /// <summary>When the new credential was live, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the previous credential expired or would have, UTC; null if not known.</summary>
    public required DateTimeOffset? PreviousExpiry { get; init; }

    /// <summary>When somebody was first reminded of the previous credential, UTC; null if nobody was.</summary>
    public required DateTimeOffset? RemindedAt { get; init; }

    /// <summary>When the customer's message about the new credential reached us; null if that isn't known.</summary>
    public CustomerMessage? Message { get; init; }

    public RotationTiming Timing => PreviousExpiry is not { } expiry ? RotationTiming.Unknown
        : At > expiry ? RotationTiming.Emergency
        : At > expiry.AddDays(-LateDays) ? RotationTiming.Late
        : RotationTiming.OnTime;

    /// <summary>How long it took from the customer's message or, if that isn't known, from the first reminder; null without both.</summary>
    public TimeSpan? ToLive => Message is { } message && message.At <= At ? At - message.At : Took;

    /// <summary>Where <see cref="ToLive"/> is counted from: None for the first reminder, or if it isn't known.</summary>
    public CustomerMessageSource CountedFrom => Message is { } message && message.At <= At ? message.Source : CustomerMessageSource.None;

    /// <summary>How long it took from the first reminder; null if nobody was reminded.</summary>
    public TimeSpan? Took => RemindedAt is { } reminded && reminded < At ? At - reminded : null;
}
