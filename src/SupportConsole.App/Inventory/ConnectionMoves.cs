using SupportConsole.App.Record;

namespace SupportConsole.App.Inventory;

/// <summary>A change of state that a person makes by hand; nothing in Auth0 changes.</summary>
/// <param name="Words">The end of the audit log's sentence "Marked acme-saml …".</param>
public sealed record ConnectionMove(ConnectionState To, string Button, string Words);

/// <summary>The changes of state that people make. All others follow from changes in Auth0.</summary>
public static class ConnectionMoves
{
    /// <summary>Takes a move back: to the state in which the connection was.</summary>
    public static ConnectionMove Undo(ConnectionState former) =>
        new(former, "Undo", $"back to {Parts.StateBadge.Of(former).Word.ToLowerInvariant()}");

    /// <param name="isWaiting">Whether its applications wait for a test: until they are enabled, it can't be live.</param>
    public static IReadOnlyList<ConnectionMove> From(ConnectionState state, bool isWaiting) => state switch
    {
        ConnectionState.ReadyToTest or ConnectionState.Tested when isWaiting =>
            [.. From(state, isWaiting: false).Where(move => move.To != ConnectionState.Live)],
        ConnectionState.ReadyToTest =>
        [new(ConnectionState.Tested, "Mark as tested", "as tested"), new(ConnectionState.Live, "Mark as live", "as live")],
        ConnectionState.Tested =>
        [new(ConnectionState.Live, "Mark as live", "as live"), new(ConnectionState.ReadyToTest, "Retest", "for retest")],
        ConnectionState.Live => [new(ConnectionState.ReadyToTest, "Retest", "for retest")],
        _ => [],
    };
}
