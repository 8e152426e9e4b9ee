using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders;

/// <summary>A line of the list of messages.</summary>
public sealed record MessageRow(
    Guid Id,
    MessageChannel Channel,
    string Recipient,
    string Subject,
    MessageState State,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SentAt,
    string LastError);
