using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Pasting;

/// <summary>When a pasted email was sent, by its own header.</summary>
/// <param name="Local">As the header says it.</param>
/// <param name="Offset">From UTC; null if the header names no time zone: then it is the zone of whoever copied it.</param>
public sealed partial record MailDate(DateTime Local, TimeSpan? Offset)
{
    private const int MostLines = 60;

    private static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>German months whose first three letters are not the English ones.</summary>
    private static readonly Dictionary<string, int> GermanMonths = new() { ["mär"] = 3, ["mai"] = 5, ["okt"] = 10, ["dez"] = 12 };

    public DateTimeOffset ToUtc(TimeZoneInfo zone) =>
        new DateTimeOffset(Local, Offset ?? zone.GetUtcOffset(Local)).ToUniversalTime();

    /// <summary>
    /// The date of the email that the text begins with; null if it begins with none, or the date can't be read with certainty. Headers
    /// further down are those of earlier emails.
    /// </summary>
    public static MailDate? Find(string text)
    {
        foreach (var line in text.AsSpan().TrimStart().ToString().Split('\n', MostLines + 1).Take(MostLines))
        {
            if (Sent().Match(line) is { Success: true } sent)
            {
                return Parse(sent.Groups[1].Value);
            }

            if (!Header().IsMatch(line))
            {
                return null;
            }
        }

        return null;
    }

    private static MailDate? Parse(string text)
    {
        var date = Day().Match(text);
        if (!date.Success || Month(date) is not { } month)
        {
            return null;
        }

        var time = Clock().Match(text, date.Index + date.Length);
        var day = Number(date, "d");
        var year = Number(date, "y");
        var hour = Hour(time);
        return time.Success && hour is < 24 && day >= 1 && year is >= 2000 and < 9999 && day <= DateTime.DaysInMonth(year, month)
            ? new MailDate(new DateTime(year, month, day, hour.Value, Number(time, "m"), 0, DateTimeKind.Unspecified), Zone(time))
            : null;
    }

    private static int? Month(Match date)
    {
        if (date.Groups["n"].Success)
        {
            return Number(date, "n") is >= 1 and <= 12 and var number ? number : null;
        }

        var name = date.Groups["w"].Value.ToLowerInvariant()[..3];
        return GermanMonths.TryGetValue(name, out var german) ? german
            : Array.IndexOf(Months, name) is >= 0 and var index ? index + 1
            : null;
    }

    private static int? Hour(Match time) => time.Success
        ? (Number(time, "h"), time.Groups["p"].Value.ToUpperInvariant()) switch
        {
            (12, "AM") => 0,
            (var hour and < 12, "PM") => hour + 12,
            (var hour, _) => hour,
        }
        : null;

    private static TimeSpan? Zone(Match time)
    {
        if (time.Groups["s"].Success)
        {
            var offset = new TimeSpan(Number(time, "zh"), Number(time, "zm"), 0);
            return offset > TimeSpan.FromHours(14) ? null : time.Groups["s"].Value == "-" ? -offset : offset;
        }

        return time.Groups["u"].Success ? TimeSpan.Zero : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:Date|Sent|Gesendet|Datum)[ \t]{0,5}:[ \t]*(.{1,120})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sent();

    /// <summary>A header, its continuation, or an empty line at the top.</summary>
    [GeneratedRegex(@"^(?:[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9-]{0,60}[ \t]{0,3}:|[ \t]|\r?$)")]
    private static partial Regex Header();

    /// <summary>A day with the month in words or in the order of ISO 8601; 01/02/2026 is two days.</summary>
    [GeneratedRegex(
        @"(?<d>\d{1,2})\.?[ -](?<w>\p{L}{3,12})\.?[ -](?<y>\d{4})|(?<w>\p{L}{3,12})\.? (?<d>\d{1,2}),? (?<y>\d{4})"
            + @"|(?<y>\d{4})-(?<n>\d{2})-(?<d>\d{2})|(?<d>\d{1,2})\.(?<n>\d{1,2})\.(?<y>\d{4})")]
    private static partial Regex Day();

    [GeneratedRegex(
        @"(?<h>\d{1,2}):(?<m>[0-5]\d)(?::\d{2}(?:\.\d{1,9})?)?\s?(?<p>[AP]M)?(?:\s{0,2}(?:(?<s>[+-])(?<zh>\d{2}):?(?<zm>[0-5]\d)|(?<u>Z|GMT|UTC?)\b))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clock();
}
