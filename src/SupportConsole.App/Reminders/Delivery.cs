namespace SupportConsole.App.Reminders;

/// <summary>How a try to send ended.</summary>
/// <param name="Words">Why it wasn't accepted, without addresses of webhooks or passwords.</param>
public sealed record Delivery(DeliveryOutcome Outcome, string Words = "")
{
    public static Delivery Accepted { get; } = new(DeliveryOutcome.Accepted);

    /// <summary>Whether the whole channel is down: its other messages wait too.</summary>
    public bool IsChannelDown { get; init; }
}
