using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders;

/// <summary>Sends messages through one channel.</summary>
public interface IMessageSender
{
    MessageChannel Channel { get; }

    Task<Delivery> SendAsync(OutboxMessage message, CancellationToken cancellationToken);
}
