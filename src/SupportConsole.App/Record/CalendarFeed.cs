namespace SupportConsole.App.Record;

/// <summary>A person's calendar feed. Its address holds the token; the database holds only the hash.</summary>
public sealed class CalendarFeed
{
    /// <summary>As <see cref="StaffMember.Id"/>: a person has one feed.</summary>
    public required string PersonId { get; init; }

    public required string TokenHash { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When a calendar last read it, UTC, to the hour or so; null if none did.</summary>
    public DateTimeOffset? ReadAt { get; set; }
}
