using System.Globalization;

namespace SupportConsole.App.Cutovers;

/// <summary>Reads a day and a time as they are typed.</summary>
internal static class CutoverMoment
{
    private static readonly string[] Formats = ["H:mm", "HH:mm", "H.mm"];

    public static Result<DateTimeOffset> Read(DateOnly? day, string clock, string zone, Problem missing) =>
        day is { } date && TimeOnly.TryParseExact(clock.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var minute)
            ? CutoverTimes.ToUtc(date.ToDateTime(minute), zone)
            : missing;
}
