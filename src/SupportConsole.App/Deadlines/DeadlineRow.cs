namespace SupportConsole.App.Deadlines;

/// <summary>
/// What every <see cref="IDeadlineSource"/> selects, with the connection's owner and how long a rotation usually takes there. Times are
/// UTC ticks: the context's conversions don't reach such queries.
/// </summary>
internal sealed class DeadlineRow
{
    public required string Key { get; init; }

    public required DeadlineKind Kind { get; init; }

    public required string Subject { get; init; }

    public required string Customer { get; init; }

    public required string Cluster { get; init; }

    public required string Owner { get; init; }

    public required string OwnerId { get; init; }

    public required string SubjectId { get; init; }

    public required long? DueAt { get; init; }

    public required long? ActAt { get; init; }

    public required int? UsualDays { get; init; }

    public Deadline ToDeadline() => new()
    {
        Key = Key,
        Kind = Kind,
        Subject = Subject,
        Customer = Customer,
        Cluster = Cluster,
        Owner = Owner,
        OwnerId = OwnerId,
        SubjectId = SubjectId,
        DueAt = Time(DueAt),
        ActAt = Time(ActAt),
        UsualDays = UsualDays,
    };

    private static DateTimeOffset? Time(long? ticks) => ticks is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
}
