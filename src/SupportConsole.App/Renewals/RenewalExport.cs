using System.Globalization;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Parts;

namespace SupportConsole.App.Renewals;

/// <summary>The columns of an export of deadlines.</summary>
internal static class RenewalExport
{
    public static IReadOnlyList<(string Head, Func<Deadline, string?> Cell)> Columns(DateTimeOffset now) =>
    [
        ("Due (UTC)", row => Time(row.DueAt)),
        ("Act by (UTC)", row => Time(row.ActAt)),
        ("Usual days", row => row.UsualDays?.ToString(CultureInfo.InvariantCulture)),
        ("When", row => DeadlineWords.Period(row.PeriodAt(now))),
        ("What", row => DeadlineWords.Kind(row.Kind)),
        ("Name", row => row.Subject),
        ("Customer", row => row.Customer),
        ("Cluster", row => row.Cluster),
        ("Owner", row => row.Owner),
        ("Next step", row => DeadlineWords.Next(row).Words),
        ("Whose step", row => DeadlineWords.Next(row).Whose),
        ("Page", DeadlineWords.Page),
    ];

    private static string Time(DateTimeOffset? at) =>
        at is { } known ? CsvText.Time(known) : "not known";
}
