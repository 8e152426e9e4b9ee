using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders;

internal static class OutboxMessages
{
    public static OutboxMessage New(string key, MessageKind kind, ReminderRecipient to, MessageText text, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Key = key,
        Kind = kind,
        Channel = to.Channel,
        Recipient = to.Address,
        Language = to.Language,
        Subject = Cut(text.Subject, OutboxMessage.SubjectMaxLength),
        Body = Cut(text.Body, OutboxMessage.BodyMaxLength),
        State = MessageState.Waiting,
        CreatedAt = now,
        NextAt = now,
    };

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
