namespace SupportConsole.App.Record;

/// <summary>What staff decided about a deadline's reminders.</summary>
public sealed class DeadlineNote
{
    public required string DeadlineKey { get; init; }

    /// <summary>Who takes care of it: then only the owner is reminded, and nothing is escalated.</summary>
    public string AcknowledgedBy { get; set; } = "";

    public DateTimeOffset? AcknowledgedAt { get; set; }

    /// <summary>No staff are reminded before, UTC.</summary>
    public DateTimeOffset? SnoozedUntil { get; set; }

    public string SnoozedBy { get; set; } = "";
}
