using SupportConsole.App.Parts;
using SupportConsole.App.Record;

namespace SupportConsole.App.Deadlines;

/// <summary>Which deadlines are asked for.</summary>
public sealed record DeadlineQuery : ListQuery
{
    public DeadlinePeriod? Period { get; init; }

    public DeadlineKind? Kind { get; init; }

    /// <summary>Only this person's; null for everybody's.</summary>
    public OwnerFilter? Owner { get; init; }

    /// <summary>Due within some days or overdue; those that nobody knows about are always among them.</summary>
    public int? WithinDays { get; init; }
}
