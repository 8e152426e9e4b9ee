using SupportConsole.App.Deadlines;
using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders;

/// <summary>Sends what is due, one message after the other.</summary>
internal sealed class OutboxSender(
    Outbox outbox,
    DeadlineReader deadlines,
    IEnumerable<ILinkWriter> links,
    IEnumerable<IMessageSender> senders,
    TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Dictionary<MessageKind, ILinkWriter> links = links.ToDictionary(writer => writer.Kind);
    private readonly Dictionary<MessageChannel, IMessageSender> senders = senders.ToDictionary(sender => sender.Channel);

    /// <returns>How many messages were accepted.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var accepted = 0;
        var down = new HashSet<MessageChannel>();
        while (await outbox.ClaimAsync(down, cancellationToken) is { } message)
        {
            var delivery = await DeliverAsync(message, cancellationToken);

            // It is noted even when the console stops: the message is out.
            await outbox.NoteAsync(message, delivery, CancellationToken.None);
            accepted += delivery.Outcome == DeliveryOutcome.Accepted ? 1 : 0;
            if (delivery.IsChannelDown)
            {
                down.Add(message.Channel);
            }
        }

        return accepted;
    }

    private async Task<Delivery> DeliverAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message.Kind is MessageKind.CustomerReminder or MessageKind.Nudge
            && await deadlines.FindAsync(message.Key.Split('|')[0], cancellationToken) is null)
        {
            return new Delivery(DeliveryOutcome.NotNeeded, "Done before it was sent.");
        }

        if (!senders.TryGetValue(message.Channel, out var sender))
        {
            return new Delivery(DeliveryOutcome.TryLater, "This channel is not set up.") { IsChannelDown = true };
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var text = links.TryGetValue(message.Kind, out var writer) ? await writer.WithLinkAsync(message, either.Token) : message;
            return text is null
                ? new Delivery(DeliveryOutcome.TryLater, "Console:PublicAddress isn't set: there is no link to send.")
                : await sender.SendAsync(text, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Delivery(DeliveryOutcome.TryLater, "No answer within two minutes.") { IsChannelDown = true };
        }
    }
}
