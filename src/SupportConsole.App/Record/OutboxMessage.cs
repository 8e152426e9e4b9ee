namespace SupportConsole.App.Record;

public enum MessageChannel
{
    Email = 1,

    Slack = 2,

    Teams = 3,

    /// <summary>A signed webhook.</summary>
    Webhook = 4,
}

public enum MessageKind
{
    /// <summary>All reminders of a day for one recipient.</summary>
    Digest = 1,

    /// <summary>One reminder to a customer.</summary>
    CustomerReminder = 2,

    /// <summary>Asks a customer's contact to confirm the address.</summary>
    ConfirmContact = 3,

    Test = 4,
}

public enum MessageState
{
    Waiting = 1,

    /// <summary>A sender has it. After a crash it is sent again with the same ID, so that mailboxes can drop the second copy.</summary>
    Sending = 2,

    Sent = 3,

    /// <summary>It won't be tried again by itself.</summary>
    Failed = 4,

    /// <summary>No longer due, or cancelled by a person.</summary>
    Cancelled = 5,
}

/// <summary>A message of the outbox. Written before anything is sent, and never deleted. Holds no secret.</summary>
public sealed class OutboxMessage
{
    public const int KeyMaxLength = 700;
    public const int RecipientMaxLength = 320;
    public const int SubjectMaxLength = 300;
    public const int BodyMaxLength = 200_000;
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

    public required MessageState State { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The next try, UTC; while a sender has it, when it counts as lost.</summary>
    public required DateTimeOffset NextAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Why the last try failed, without addresses of webhooks or passwords.</summary>
    public string LastError { get; set; } = "";
}
