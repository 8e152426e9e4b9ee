namespace SupportConsole.App.Deadlines;

/// <summary>How soon something is due, in calendar days (UTC).</summary>
public enum DeadlinePeriod
{
    Overdue = 1,

    /// <summary>Today or within 7 days.</summary>
    Week = 2,

    /// <summary>After that, within 30 days.</summary>
    Month = 3,

    Later = 4,

    /// <summary>Nobody told us when.</summary>
    Unknown = 5,
}

public static class DeadlinePeriods
{
    private const int WeekDays = 7;
    private const int MonthDays = 30;

    public static DeadlinePeriod Of(DateTimeOffset? dueAt, DateTimeOffset now) => dueAt is not { } due ? DeadlinePeriod.Unknown
        : due <= now ? DeadlinePeriod.Overdue
        : due < WeekEnd(now) ? DeadlinePeriod.Week
        : due < MonthEnd(now) ? DeadlinePeriod.Month
        : DeadlinePeriod.Later;

    /// <summary>The first moment after the week.</summary>
    internal static DateTimeOffset WeekEnd(DateTimeOffset now) => Day(now).AddDays(WeekDays + 1);

    /// <summary>The first moment after the month.</summary>
    internal static DateTimeOffset MonthEnd(DateTimeOffset now) => Day(now).AddDays(MonthDays + 1);

    private static DateTimeOffset Day(DateTimeOffset now) => new(now.UtcDateTime.Date, TimeSpan.Zero);
}
