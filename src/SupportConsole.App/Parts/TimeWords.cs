using System.Globalization;

namespace SupportConsole.App.Parts;

/// <summary>Times as people say them. Days are calendar days in UTC.</summary>
public static class TimeWords
{
    /// <summary>"just now", "5 min ago", "3 h ago", "yesterday", "12 days ago", "5 Dec 2026".</summary>
    public static string Age(DateTimeOffset at, DateTimeOffset now)
    {
        var age = now - at;
        var days = Between(at, now);
        return age switch
        {
            { TotalSeconds: < 60 } => "just now",
            { TotalMinutes: < 60 } => $"{(int)age.TotalMinutes} min ago",
            { TotalHours: < 12 } => $"{(int)age.TotalHours} h ago",
            _ when days == 0 => "today",
            _ when days == 1 => "yesterday",
            _ when days < 60 => $"{days} days ago",
            _ => at.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>"27 Nov 2026 14:02"; the reader must be told that it is UTC.</summary>
    public static string Minute(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"27 Nov 2026 15:02 UTC+1": in that zone, and with its distance from UTC at that time.</summary>
    public static string Local(DateTimeOffset at, TimeZoneInfo zone, string format = "d MMM yyyy HH:mm") =>
        $"{TimeZoneInfo.ConvertTime(at, zone).ToString(format, CultureInfo.InvariantCulture)} {Zone(zone, at)}";

    /// <summary>"UTC", "UTC+1", "UTC-3:30".</summary>
    public static string Zone(TimeZoneInfo zone, DateTimeOffset at)
    {
        var offset = zone.GetUtcOffset(at);
        if (offset == TimeSpan.Zero)
        {
            return "UTC";
        }

        var sign = offset < TimeSpan.Zero ? "-" : "+";
        return $"UTC{sign}{offset.Duration().ToString(offset.Minutes == 0 ? "%h" : @"h\:mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary>"27 Nov 2026", UTC.</summary>
    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"today", "tomorrow", "in 12 days", "3 days ago".</summary>
    public static string Until(DateTimeOffset at, DateTimeOffset now) => -Between(at, now) switch
    {
        0 => "today",
        1 => "tomorrow",
        -1 => "yesterday",
        > 0 and var ahead => $"in {ahead} days",
        var past => $"{-past} days ago",
    };

    /// <summary>"27 Nov 2025 – 27 Nov 2026 (expires in 12 days)", and "(expired today)" from the minute of the end.</summary>
    public static string Validity(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now) =>
        $"{Day(from)} – {Day(to)} ({(to <= now ? "expired" : "expires")} {Until(to, now)})";

    /// <summary>"since today", "for 1 day", "for 3 days".</summary>
    public static string For(DateTimeOffset since, DateTimeOffset now) => Between(since, now) switch
    {
        <= 0 => "since today",
        1 => "for 1 day",
        var days => $"for {days} days",
    };

    /// <summary>"15 d", for narrow columns.</summary>
    public static string Brief(DateTimeOffset since, DateTimeOffset now) => Between(since, now) is > 0 and var days ? $"{days} d" : "today";

    /// <summary>A deadline's tint: error if past, warning within 30 days, empty otherwise.</summary>
    public static string Urgency(DateTimeOffset at, DateTimeOffset now) => -Between(at, now) switch
    {
        < 0 => "error",
        <= 30 => "warning",
        _ => "",
    };

    private static int Between(DateTimeOffset from, DateTimeOffset to) => to.UtcDateTime.Date.Subtract(from.UtcDateTime.Date).Days;
}
