using System.Collections.Frozen;
using System.Globalization;

namespace SupportConsole.Federation.Secrets;

/// <summary>
/// The day on which a client secret ends, as people and portals write it. A day that two countries would read as two days is not guessed.
/// </summary>
public static class SecretEnd
{
    private const int MaxLength = 60;

    private static readonly string[] Clear =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "d.M.yyyy", "d. M. yyyy",
        "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "d. MMM yyyy", "d. MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "MMM d yyyy", "MMMM d yyyy",
        "dddd, MMMM d, yyyy", "ddd, d MMM yyyy",
    ];

    /// <summary>The months as German and French portals write them, where English does not write them so.</summary>
    private static readonly FrozenDictionary<string, string> Months = new Dictionary<string, string>
    {
        ["januar"] = "Jan",
        ["jänner"] = "Jan",
        ["februar"] = "Feb",
        ["märz"] = "Mar",
        ["mai"] = "May",
        ["juni"] = "Jun",
        ["juli"] = "Jul",
        ["oktober"] = "Oct",
        ["okt"] = "Oct",
        ["dezember"] = "Dec",
        ["dez"] = "Dec",
        ["janvier"] = "Jan",
        ["février"] = "Feb",
        ["mars"] = "Mar",
        ["avril"] = "Apr",
        ["juin"] = "Jun",
        ["juillet"] = "Jul",
        ["août"] = "Aug",
        ["septembre"] = "Sep",
        ["octobre"] = "Oct",
        ["novembre"] = "Nov",
        ["décembre"] = "Dec",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Reads a day; a time behind it is left out. A refusal says what stands in the way, and for two readings names both.
    /// </summary>
    /// <param name="text">What stands behind “expires”.</param>
    public static Result<DateOnly> Parse(string text)
    {
        var day = string.Join(' ', Day(text).Split(' ').Select(word => Months.GetValueOrDefault(word.TrimEnd('.'), word)));
        if (DateOnly.TryParseExact(day, Clear, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var clear))
        {
            return clear;
        }

        return day.Split('/', '-') is [var first, var second, { Length: 4 } third]
            && Number(first) is { } a
            && Number(second) is { } b
            && Number(third) is { } year
            ? OfTwo(day, Date(year, b, a), Date(year, a, b))
            : Unclear($"The end of the secret, “{Short(text)}”, is no date.");
    }

    private static Result<DateOnly> OfTwo(string day, DateOnly? dayFirst, DateOnly? monthFirst) => (dayFirst, monthFirst) switch
    {
        ({ } one, null) => one,
        (null, { } one) => one,
        ({ } one, { } same) when one == same => one,
        ({ } one, { } other) => Unclear($"The end of the secret, “{day}”, may be {Say(one)} or {Say(other)}."),
        _ => Unclear($"The end of the secret, “{Short(day)}”, is no day of any month."),
    };

    /// <summary>The day alone: what follows it after a T or a space with a colon in it is the time.</summary>
    private static string Day(string text)
    {
        var day = text.Trim().TrimEnd('.', ',', ';');
        day = day.Length <= MaxLength ? day : day[..MaxLength];
        var time = day.IndexOf(':', StringComparison.Ordinal);
        if (time < 0)
        {
            return day;
        }

        var before = day[..time].LastIndexOfAny([' ', 'T']);
        return before > 0 ? day[..before].TrimEnd(' ', ',') : day;
    }

    private static int? Number(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Date(int year, int month, int day) =>
        year is >= 1 and <= 9999
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static string Say(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Trim() is var shown && shown.Length <= MaxLength ? shown : shown[..MaxLength] + "…";

    private static Problem Unclear(string what) =>
        new(what, "Ask the customer if need be, and set the day in the field.") { Code = "secret.end" };
}
