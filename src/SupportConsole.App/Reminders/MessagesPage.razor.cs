using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders;

/// <summary>The outbox: who is told what, when, and whether it arrived at the server.</summary>
public sealed partial class MessagesPage(OutboxReader reader, OutboxActs acts, ReminderSettings settings, ActingPerson person)
{
    private static readonly IReadOnlyList<Option<MessageState?>> States =
    [
        new(null, "Any"),
        .. Enum.GetValues<MessageState>().Select(state => new Option<MessageState?>(state, MessageBadge.Of(state).Word)),
    ];

    private Problem? problem;
    private bool busy;

    protected override string Path => "/messages";

    private ReminderSettings Settings => settings;

    protected override OutboxQuery FromAddress(AddressValues address) => new() { State = address.Value<MessageState>("state") };

    protected override Dictionary<string, object?> ToAddress(OutboxQuery query) => new() { ["state"] = query.State?.ToString() };

    protected override Task<ListPage<MessageRow>> ListAsync(OutboxQuery query, CancellationToken cancellationToken) =>
        reader.ListAsync(query, cancellationToken);

    private async Task TestAsync()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        problem = (await acts.TestAsync(await person.GetAsync(), CancellationToken.None)).Problem;
        await ReadAgainAsync();
        busy = false;
    }
}
