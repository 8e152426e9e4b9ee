using SupportConsole.App.Record;

namespace SupportConsole.App.Deadlines;

/// <summary>Something that is due.</summary>
public sealed record Deadline
{
    /// <summary>How long it takes to get a new credential from a customer, if past rotations don't say.</summary>
    public static readonly TimeSpan RotationLead = TimeSpan.FromDays(30);

    /// <summary>The same for the same credential, request or exception; another one once it was replaced.</summary>
    public required string Key { get; init; }

    public required DeadlineKind Kind { get; init; }

    /// <summary>The connection, request or host, by name.</summary>
    public required string Subject { get; init; }

    public required string Customer { get; init; }

    public required string Cluster { get; init; }

    /// <summary>The person in support who takes care of it; empty for nobody.</summary>
    public required string Owner { get; init; }

    /// <summary>The owner's <see cref="StaffMember.Id"/>; empty for nobody, and where the owner is only a name.</summary>
    public string OwnerId { get; init; } = "";

    /// <summary>The connection's or request's ID; empty for others.</summary>
    public required string SubjectId { get; init; }

    /// <summary>UTC; null if nobody told us.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>
    /// When somebody must begin, UTC: <see cref="DueAt"/> less the time that it takes. Null if nobody knows when it is due.
    /// </summary>
    public required DateTimeOffset? ActAt { get; init; }

    /// <summary>How many days a rotation usually takes there; null if there were too few. <see cref="ActAt"/> follows from it.</summary>
    public int? UsualDays { get; init; }

    public DeadlinePeriod PeriodAt(DateTimeOffset now) => DeadlinePeriods.Of(DueAt, now);
}
