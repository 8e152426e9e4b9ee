using SupportConsole.App.Record;

namespace SupportConsole.App.Inventory;

/// <summary>A move from one state to another that a person makes by saying what happened; nothing in Auth0 changes.</summary>
/// <param name="To">The state afterwards.</param>
/// <param name="Button">What the button says.</param>
/// <param name="Words">What the audit says, as the end of a sentence that names the connection.</param>
public sealed record ConnectionMove(ConnectionState To, string Button, string Words);

/// <summary>The moves that people make. All others follow from changes: created, enabled, disabled, removed.</summary>
public static class ConnectionMoves
{
    /// <summary>The moves out of a state, the expected one first.</summary>
    public static IReadOnlyList<ConnectionMove> From(ConnectionState state) => state switch
    {
        ConnectionState.ReadyToTest => [new(ConnectionState.Tested, "A test sign-in worked", "a test sign-in worked")],
        ConnectionState.Tested => [new(ConnectionState.Live, "It is in use", "the customer uses it"), new(ConnectionState.ReadyToTest, "Test it again", "it is to be tested again")],
        ConnectionState.Live => [new(ConnectionState.ReadyToTest, "Test it again", "it is to be tested again")],
        _ => [],
    };
}
