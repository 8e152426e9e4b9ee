using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using SupportConsole.App.Record;

namespace SupportConsole.App.Cutovers;

/// <summary>A cutover as a calendar event: one UID for its life, and a SEQUENCE that grows with every change of the plan.</summary>
internal static class CutoverInvitation
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    /// <param name="organizer">The address that the console sends from.</param>
    public static string Of(Cutover cutover, string summary, string description, string organizer, string attendee, DateTimeOffset now)
    {
        var isCancelled = cutover.State == CutoverState.Cancelled;
        var entry = new CalendarEvent
        {
            Uid = UidOf(cutover.Id),
            Sequence = cutover.Sequence,
            DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
            Start = new CalDateTime(cutover.At.UtcDateTime, "UTC"),
            End = new CalDateTime((cutover.At + Length).UtcDateTime, "UTC"),
            Summary = summary,
            Description = description,
            Status = isCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
            Organizer = new Organizer($"mailto:{organizer}"),
        };
        entry.Attendees.Add(new Attendee($"mailto:{attendee}")
        {
            Rsvp = !isCancelled,
            ParticipationStatus = EventParticipationStatus.NeedsAction,
        });
        var calendar = new Calendar
        {
            ProductId = "-//SupportConsole//Cutovers//EN",
            Method = isCancelled ? CalendarMethods.Cancel : CalendarMethods.Request,
        };
        calendar.Events.Add(entry);
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    public static string UidOf(Guid cutover) => $"cutover-{cutover:N}@supportconsole";
}
