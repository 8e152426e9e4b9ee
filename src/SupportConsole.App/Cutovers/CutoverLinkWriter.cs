using SupportConsole.App.Record;
using SupportConsole.App.Reminders;

namespace SupportConsole.App.Cutovers;

/// <summary>Writes the customer's link into the emails about a cutover.</summary>
internal sealed class CutoverLinkWriter(CutoverVisits visits) : ILinkWriter
{
    public MessageKind Kind => MessageKind.Cutover;

    public async Task<OutboxMessage?> WithLinkAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (!message.Body.Contains(ILinkWriter.Hole, StringComparison.Ordinal))
        {
            return message;
        }

        // The key begins with the cutover's ID.
        var id = Guid.Parse(message.Key.Split('|')[1]);
        return await visits.ForEmailAsync(id, message.Id, cancellationToken) is { } link
            ? OutboxMessages.WithBody(message, message.Body.Replace(ILinkWriter.Hole, link.ToString(), StringComparison.Ordinal))
            : null;
    }
}
