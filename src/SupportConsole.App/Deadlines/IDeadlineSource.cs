namespace SupportConsole.App.Deadlines;

/// <summary>
/// Where deadlines of one kind come from. To add a kind, register one more: the list, its counts, the calendar and the reminders follow.
/// </summary>
public interface IDeadlineSource
{
    DeadlineKind Kind { get; }

    /// <summary>
    /// A SELECT of the columns Key, Kind, Subject, Customer, Cluster, Owner, SubjectId, DueAt and ActAt. Times are UTC ticks. The values in
    /// the holes become parameters.
    /// </summary>
    FormattableString Select(DateTimeOffset now);
}
