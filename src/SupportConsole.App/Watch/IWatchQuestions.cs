using SupportConsole.App.Record;

namespace SupportConsole.App.Watch;

/// <summary>Drafts the message that asks a customer about a change that their identity provider published.</summary>
public interface IWatchQuestions
{
    /// <returns>Subject and text in the language of the customer's contact.</returns>
    Task<string> DraftAsync(ConnectionRecord record, WatchFinding found, CancellationToken cancellationToken);
}
