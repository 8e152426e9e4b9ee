using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;

namespace SupportConsole.App.Renewals;

/// <summary>Renewals as a calendar: a day's entry for each credential that ends. Names and days only; neither a credential nor its fingerprint is in it.</summary>
public static class RenewalCalendar
{
    /// <summary>The calendar as iCalendar text.</summary>
    /// <param name="rows">The connections whose credential ends.</param>
    /// <param name="page">The address of a connection's page, by its id.</param>
    /// <param name="now">When it is made.</param>
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
        var move = Renewal.MoveOf(row);
        var end = row.CredentialExpiresAt!.Value.UtcDateTime;
        var entry = new CalendarEvent
        {
            // The same entry at every download, so that a calendar that knows it moves it and does not show it twice.
            Uid = $"{row.Id:N}@supportconsole",
            DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
            Start = new CalDateTime(end.Year, end.Month, end.Day),
            Summary = $"{Renewal.CredentialOf(row)} of {row.Name} ends",
            Description = $"{row.Customer} · {row.Cluster}, {end:yyyy-MM-dd HH:mm} UTC. {move.Owner}: {move.Words}.",
            Url = page,
            Transparency = TransparencyType.Transparent,
        };
        entry.Alarms.Add(new Alarm { Action = AlarmAction.Display, Description = entry.Summary, Trigger = new Trigger(Duration.FromDays(-14)) });
        return entry;
    }
}
