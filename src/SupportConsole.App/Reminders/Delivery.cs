using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders;

public enum DeliveryOutcome
{
    Accepted = 1,

    TryLater = 2,

    /// <summary>It will never be accepted.</summary>
    Refused = 3,

    /// <summary>What it is about was done in the meantime.</summary>
    NotNeeded = 4,
}

/// <summary>How a try to send ended.</summary>
/// <param name="Words">Why it wasn't accepted, without addresses of webhooks or passwords.</param>
public sealed record Delivery(DeliveryOutcome Outcome, string Words = "")
{
    public static Delivery Accepted { get; } = new(DeliveryOutcome.Accepted);

    /// <summary>Whether the whole channel is down: its other messages wait too.</summary>
    public bool IsChannelDown { get; init; }
}

/// <summary>Sends messages through one channel.</summary>
public interface IMessageSender
{
    MessageChannel Channel { get; }

    Task<Delivery> SendAsync(OutboxMessage message, CancellationToken cancellationToken);
}
