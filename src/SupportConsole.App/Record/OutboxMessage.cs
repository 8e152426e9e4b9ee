namespace SupportConsole.App.Record;

/// <summary>A message of the outbox. Written before anything is sent, and never deleted. Holds no secret.</summary>
public sealed class OutboxMessage
{
    public const int KeyMaxLength = 700;
    public const int RecipientMaxLength = 320;
    public const int SubjectMaxLength = 300;
    public const int BodyMaxLength = 200_000;
    public const int CalendarMaxLength = 10_000;
    public const int ErrorMaxLength = 300;
    public const int LanguageMaxLength = 8;

    public required Guid Id { get; init; }

    /// <summary>What it is about and for whom: unique, so that it is written once.</summary>
    public required string Key { get; init; }

    public required MessageKind Kind { get; init; }

    public required MessageChannel Channel { get; init; }

    /// <summary>An email address, or the channel's name.</summary>
    public required string Recipient { get; init; }

    public required string Language { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; init; }

    /// <summary>A calendar event (iCalendar with a METHOD) that goes with an email; empty for none.</summary>
    public string Calendar { get; init; } = "";

    public required MessageState State { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The next try, UTC; while a sender has it, when it counts as lost.</summary>
    public required DateTimeOffset NextAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Why the last try failed, without addresses of webhooks or passwords.</summary>
    public string LastError { get; set; } = "";
}
