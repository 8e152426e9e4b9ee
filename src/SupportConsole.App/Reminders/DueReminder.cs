using System.Globalization;
using SupportConsole.App.Deadlines;

namespace SupportConsole.App.Reminders;

/// <summary>A deadline that has reached a step for a recipient.</summary>
internal sealed record DueReminder(Deadline Deadline, int Step, int DaysLeft, ReminderRecipient To)
{
    /// <summary>The same whenever the step is looked at; another one if the due date was corrected.</summary>
    public string Key { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"{Deadline.Key}|{Deadline.DueAt!.Value.UtcDateTime:yyyyMMdd}|{Step}|{To.Key}");

    public bool IsUrgent => DaysLeft <= 1;
}
