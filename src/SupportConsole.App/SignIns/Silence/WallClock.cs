namespace SupportConsole.App.SignIns.Silence;

/// <summary>
/// A clock that people may live by: UTC, or one that is put forward in summer as in Europe or in North America. Where its zero is doesn't
/// matter to a rhythm; when it is put forward does.
/// </summary>
internal sealed class WallClock
{
    private readonly Func<int, (DateTime From, DateTime Until)>? summer;

    private WallClock(Func<int, (DateTime From, DateTime Until)>? summer) => this.summer = summer;

    public static IReadOnlyList<WallClock> All { get; } =
    [
        new(null),
        new(year => (LastSunday(year, 3).AddHours(1), LastSunday(year, 10).AddHours(1))),
        new(year => (FirstSunday(year, 3).AddDays(7).AddHours(7), FirstSunday(year, 11).AddHours(6))),
    ];

    /// <summary>The clocks that differ in that time by more than where their zero is.</summary>
    public static IEnumerable<WallClock> Between(DateTimeOffset from, DateTimeOffset until) =>
        All.Where((clock, index) => index == 0 || clock.IsSummer(from.UtcDateTime) != clock.IsSummer(until.UtcDateTime));

    /// <summary>The hour that the clock shows, counted from the first of January of year one, a Monday.</summary>
    public long HourOf(DateTimeOffset at) => (at.UtcTicks / TimeSpan.TicksPerHour) + (IsSummer(at.UtcDateTime) ? 1 : 0);

    private bool IsSummer(DateTime at) => summer?.Invoke(at.Year) is { } span && at >= span.From && at < span.Until;

    private static DateTime FirstSunday(int year, int month)
    {
        var first = new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Utc);
        return first.AddDays((7 - (int)first.DayOfWeek) % 7);
    }

    private static DateTime LastSunday(int year, int month)
    {
        var last = new DateTime(year, month, 31, 0, 0, 0, DateTimeKind.Utc);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
