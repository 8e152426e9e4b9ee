using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using SupportConsole.App.Deadlines;

namespace SupportConsole.App.Renewals;

/// <summary>
/// Deadlines as an iCalendar file, an all-day event for each; cutovers have their minute. It holds names and days, no credential and no
/// fingerprint.
/// </summary>
public static class RenewalCalendar
{
    public static string Of(IEnumerable<Deadline> rows, Func<string, Uri> address, DateTimeOffset now)
    {
        var calendar = new Calendar { ProductId = "-//SupportConsole//Renewals//EN" };
        foreach (var row in rows.Where(row => row.DueAt is not null))
        {
            calendar.Events.Add(Event(row, address(DeadlineWords.Page(row)), now));
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent Event(Deadline row, Uri page, DateTimeOffset now)
    {
        var next = DeadlineWords.Next(row);
        var whose = row.Customer.Length > 0 ? $"{row.Customer} · {row.Cluster}, " : "";
        var end = row.DueAt!.Value.UtcDateTime;
        var entry = new CalendarEvent
        {
            Uid = $"{IdOf(row)}@supportconsole",
            DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
            Start = row.Kind == DeadlineKind.Cutover ? new CalDateTime(end, "UTC") : new CalDateTime(end.Year, end.Month, end.Day),
            Duration = row.Kind == DeadlineKind.Cutover ? Duration.FromMinutes(30) : null,
            Summary = DeadlineWords.Sentence(row),
            Description = $"{whose}{end:yyyy-MM-dd HH:mm} UTC. {next.Whose}: {next.Words}.",
            Url = page,
            Transparency = row.Kind == DeadlineKind.Cutover ? TransparencyType.Opaque : TransparencyType.Transparent,
        };
        var before = row.Kind == DeadlineKind.Cutover ? Duration.FromMinutes(-15) : Duration.FromDays(-14);
        entry.Alarms.Add(new Alarm { Action = AlarmAction.Display, Description = entry.Summary, Trigger = new Trigger(before) });
        return entry;
    }

    /// <summary>Stable, so that importing the file again moves the event of a rotated credential instead of duplicating it.</summary>
    private static string IdOf(Deadline row) => row.Kind switch
    {
        DeadlineKind.ClientSecret or DeadlineKind.SigningCertificate => Guid.Parse(row.SubjectId).ToString("N"),
        DeadlineKind.Cutover => $"cutover-{Guid.Parse(row.Key.Split(':')[1]):N}",
        _ when row.SubjectId.Length > 0 => $"{row.Kind}-{row.SubjectId}",
        _ => row.Key.Replace(':', '-').Replace('/', '-'),
    };
}
