using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;

namespace SupportConsole.App.Renewals;

/// <summary>Renewals as an iCalendar file, an all-day event for each. It holds names and days, no credential and no fingerprint.</summary>
public static class RenewalCalendar
{
    public static string Of(IEnumerable<ConnectionRow> rows, Func<Guid, Uri> page, DateTimeOffset now)
    {
        var calendar = new Calendar { ProductId = "-//SupportConsole//Renewals//EN" };
        foreach (var row in rows.Where(row => row.CredentialExpiresAt is not null))
        {
            calendar.Events.Add(Event(row, page(row.Id), now));
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent Event(ConnectionRow row, Uri page, DateTimeOffset now)
    {
        var next = row.Health.Next;
        var step = next.Words.Length > 0 ? $" {next.Whose}: {next.Words}." : "";
        var end = row.CredentialExpiresAt!.Value.UtcDateTime;
        var entry = new CalendarEvent
        {
            // Stable, so that importing the file again moves the event instead of duplicating it.
            Uid = $"{row.Id:N}@supportconsole",
            DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
            Start = new CalDateTime(end.Year, end.Month, end.Day),
            Summary = $"{Renewal.CredentialOf(row)} of {row.Name} expires",
            Description = $"{row.Customer} · {row.Cluster}, {end:yyyy-MM-dd HH:mm} UTC.{step}",
            Url = page,
            Transparency = TransparencyType.Transparent,
        };
        entry.Alarms.Add(
            new Alarm { Action = AlarmAction.Display, Description = entry.Summary, Trigger = new Trigger(Duration.FromDays(-14)) });
        return entry;
    }
}
