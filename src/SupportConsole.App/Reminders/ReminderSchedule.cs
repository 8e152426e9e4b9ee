using SupportConsole.App.Deadlines;

namespace SupportConsole.App.Reminders;

/// <summary>Which step of its schedule a deadline has reached. Days are calendar days in the recipient's time zone.</summary>
public static class ReminderSchedule
{
    private const int DailyDays = 30;
    private const int Week = 7;

    /// <summary>Whole days from today to the due date; negative after it.</summary>
    public static int DaysLeft(DateTimeOffset dueAt, DateTimeOffset now, TimeZoneInfo zone) =>
        (TimeZoneInfo.ConvertTime(dueAt, zone).Date - TimeZoneInfo.ConvertTime(now, zone).Date).Days;

    /// <summary>
    /// The last step reached, in days left; null before the first one. Steps that passed while the console was down are not made up for: the
    /// last one says it all.
    /// </summary>
    public static int? StepAt(DeadlineKind kind, IReadOnlyList<int> steps, int daysLeft)
    {
        if (daysLeft >= 0)
        {
            return steps.Where(step => step >= daysLeft).Select(step => (int?)step).Min();
        }

        var after = -daysLeft;
        return kind == DeadlineKind.ClientSecret && after <= DailyDays ? daysLeft
            : after < Week ? -1
            : -(after / Week * Week);
    }
}
