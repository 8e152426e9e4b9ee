using System.Globalization;

namespace SupportConsole.App.Cutovers;

/// <summary>Minutes of a plan in both sides' time zones.</summary>
internal static class CutoverTimes
{
    /// <summary>Such as "Thu 10 Dec 2026 14:00, Europe/Berlin".</summary>
    public static string Show(DateTimeOffset at, string zone)
    {
        var known = Find(zone);
        var local = TimeZoneInfo.ConvertTime(at, known).ToString("ddd d MMM yyyy HH:mm", CultureInfo.InvariantCulture);
        return $"{local}, {Name(known)}";
    }

    /// <summary>Such as "10.12.2026, 14:00 Uhr (Europe/Berlin)".</summary>
    public static string ShowGerman(DateTimeOffset at, string zone)
    {
        var known = Find(zone);
        return TimeZoneInfo.ConvertTime(at, known).ToString("dd.MM.yyyy, HH:mm", CultureInfo.InvariantCulture) + $" Uhr ({Name(known)})";
    }

    /// <summary>UTC if the machine doesn't know the zone.</summary>
    public static TimeZoneInfo Find(string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;

    public static bool IsZone(string zone) =>
        zone.Length is > 0 and <= Record.Cutover.ZoneMaxLength && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);

    /// <summary>The moment of a local time. Of the two in autumn's repeated hour, the first.</summary>
    public static Result<DateTimeOffset> ToUtc(DateTime local, string zone)
    {
        var known = Find(zone);
        var plain = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (known.IsInvalidTime(plain))
        {
            return new Problem($"The clocks in {zone} skip {plain:HH:mm} on that day.", "Choose another time.")
            {
                Code = "cutover.no-such-time",
            };
        }

        var offset = known.IsAmbiguousTime(plain) ? known.GetAmbiguousTimeOffsets(plain).Max() : known.GetUtcOffset(plain);
        return new DateTimeOffset(plain, offset).ToUniversalTime();
    }

    private static string Name(TimeZoneInfo zone) =>
        zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime ? "UTC" : zone.Id;
}
