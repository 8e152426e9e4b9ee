using System.Globalization;
using SupportConsole.App.Parts;

namespace SupportConsole.App.Audit;

/// <summary>Times in the reader's zone; UTC stands in the tooltip.</summary>
internal static class AuditTimes
{
    public static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>"27 Nov 14:22", with the year if it is not the current one.</summary>
    public static string Minute(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var isThisYear = local.Year == TimeZoneInfo.ConvertTime(now, zone).Year;
        return local.ToString(isThisYear ? "d MMM HH:mm" : "d MMM yyyy HH:mm", CultureInfo.InvariantCulture);
    }

    public static string Second(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Clock(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>"UTC", "UTC+1", "UTC-3:30".</summary>
    public static string ZoneName(TimeZoneInfo zone, DateTimeOffset now) => TimeWords.Zone(zone, now);
}
