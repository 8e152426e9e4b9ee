namespace SupportConsole.App.Record;

/// <summary>That a recipient is reminded of a deadline at one step: once. Carried by a message of the outbox.</summary>
public sealed class Reminder
{
    public const int DeadlineKeyMaxLength = 300;

    public required Guid Id { get; init; }

    /// <summary>Deadline, due date, step and recipient: unique, so that nobody is reminded twice, whatever the clock does.</summary>
    public required string Key { get; init; }

    public required string DeadlineKey { get; init; }

    public required Guid MessageId { get; init; }

    /// <summary>Days left at this step; negative for days after the date.</summary>
    public required int Step { get; init; }

    public required string Recipient { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
