namespace SupportConsole.App.Deadlines;

/// <summary>
/// Where deadlines of one kind come from. To add a kind, register one more: the list, its counts, the calendar and the reminders follow.
/// </summary>
public interface IDeadlineSource
{
    DeadlineKind Kind { get; }

    /// <summary>How long before the due date somebody must begin; null if the SELECT has a column ActAt instead.</summary>
    TimeSpan? LeadTime { get; }

    /// <summary>
    /// A SELECT of the columns KeyStart, KeyEnd, Kind, Id, Subject, Customer, Cluster, Owner, OwnerId, IdentityProvider, SubjectId and
    /// DueAt. Times are UTC ticks. The interpolated values become parameters.
    /// <para>
    /// KeyStart and KeyEnd together are the key. KeyStart alone decides the order of two keys, so it should need only columns of an index.
    /// Id is the ID in the key as the database has it, or empty if the key has none. IdentityProvider is null unless the lead time is
    /// <see cref="Deadline.RotationLead"/>: learned lead times replace that one.
    /// </para>
    /// </summary>
    FormattableString Select(DateTimeOffset now);
}
