using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders;

/// <summary>
/// Writes a new link into messages of one kind when they are sent: the database holds a link's hash only, so the text has a hole instead.
/// </summary>
internal interface ILinkWriter
{
    /// <summary>Where the link stands in a message's text.</summary>
    const string Hole = "{link}";

    MessageKind Kind { get; }

    /// <summary>The message as it goes out. Null if the console has no address by now.</summary>
    Task<OutboxMessage?> WithLinkAsync(OutboxMessage message, CancellationToken cancellationToken);
}
