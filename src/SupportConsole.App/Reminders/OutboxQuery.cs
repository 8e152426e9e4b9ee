using SupportConsole.App.Parts;
using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders;

public sealed record OutboxQuery : ListQuery
{
    public MessageState? State { get; init; }
}
