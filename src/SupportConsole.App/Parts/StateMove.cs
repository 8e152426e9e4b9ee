using SupportConsole.App.Record;
using SupportConsole.App.Settings;

namespace SupportConsole.App.Parts;

/// <summary>A connection's move from one state to another, as a field of an audit entry.</summary>
public static class StateMove
{
    /// <returns>The field; none if the state is the same.</returns>
    public static IReadOnlyList<FieldChange> Of(ConnectionState before, ConnectionState after) =>
        before == after ? [] : [new FieldChange("state", "State", StateBadge.Of(before).Word, StateBadge.Of(after).Word)];
}
