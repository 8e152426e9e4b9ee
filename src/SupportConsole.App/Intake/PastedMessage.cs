using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.Federation.Pasting;

namespace SupportConsole.App.Intake;

/// <summary>When what was pasted reached us.</summary>
public static class PastedMessage
{
    /// <summary>An older email is not the message about this credential.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(180);

    /// <summary>The pasted email's own date, or else the moment of the paste.</summary>
    /// <param name="zone">The engineer's time zone, for dates that name none.</param>
    public static CustomerMessage Of(PasteReading reading, PastedContent content, TimeZoneInfo zone, DateTimeOffset now)
    {
        var pasted = content.At ?? now;
        return reading.Sent?.ToUtc(zone) is { } sent && sent <= pasted && sent > pasted - Oldest
            ? new CustomerMessage(sent, CustomerMessageSource.EmailDate)
            : new CustomerMessage(pasted, CustomerMessageSource.Paste);
    }
}
