using SupportConsole.App.Deadlines;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders;

/// <summary>What a deadline's page shows beside the deadline.</summary>
public sealed record DeadlineView(
    Deadline Deadline,
    DeadlineNote? Note,
    IReadOnlyList<Reminder> Reminders,
    IReadOnlyList<StaffChoice> Staff)
{
    /// <summary>Empty if the cluster has no contact.</summary>
    public string ContactEmail { get; init; } = "";

    public DateTimeOffset? ContactAskedAt { get; init; }

    public bool IsContactConfirmed { get; init; }
}
