using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders;

internal static class OutboxMessages
{
    public static OutboxMessage New(
        string key,
        MessageKind kind,
        ReminderRecipient to,
        MessageText text,
        DateTimeOffset now,
        string calendar = "") => new()
        {
            Id = Guid.CreateVersion7(now),
            Key = key,
            Kind = kind,
            Channel = to.Channel,
            Recipient = to.Address,
            Language = to.Language,
            Subject = Cut(text.Subject, OutboxMessage.SubjectMaxLength),
            Body = Cut(text.Body, OutboxMessage.BodyMaxLength),
            Calendar = calendar,
            State = MessageState.Waiting,
            CreatedAt = now,
            NextAt = now,
        };

    /// <summary>The same message with another text, for sending only.</summary>
    public static OutboxMessage WithBody(OutboxMessage message, string body) => new()
    {
        Id = message.Id,
        Key = message.Key,
        Kind = message.Kind,
        Channel = message.Channel,
        Recipient = message.Recipient,
        Language = message.Language,
        Subject = message.Subject,
        Body = body,
        Calendar = message.Calendar,
        State = message.State,
        CreatedAt = message.CreatedAt,
        NextAt = message.NextAt,
        Attempts = message.Attempts,
    };

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
