using static SupportConsole.App.Record.ConnectionState;

namespace SupportConsole.App.Record;

/// <summary>
/// The moves between connection states that are allowed. Every move goes through it: see <see cref="ConnectionRecord.MoveTo"/>.
/// </summary>
public static class ConnectionTransitions
{
    private static readonly Dictionary<ConnectionState, ConnectionState[]> Allowed = new()
    {
        // Handed over, created, adopted by name, or discarded after an attempt to create it.
        [Draft] = [WaitingOnCustomer, ReadyToTest, Live, Disabled, Retired],
        // Back to draft if the hand-off no longer fits.
        [WaitingOnCustomer] = [Draft, ReadyToTest, Live, Disabled, Retired],

        // Tested, used, tested again, disabled, removed; if somebody deleted it in Auth0, drafted again or adopted under a new ID.
        [ReadyToTest] = [Tested, Live, Disabled, Retired, Draft],
        [Tested] = [ReadyToTest, Live, Disabled, Retired, Draft],
        // Back to tested when marking as live is undone.
        [Live] = [Tested, ReadyToTest, Disabled, Retired, Draft],
        [Disabled] = [ReadyToTest, Live, Retired, Draft],

        // Adopted again.
        [Retired] = [Live, Disabled],
    };

    public static bool Allows(ConnectionState from, ConnectionState to) => Allowed[from].Contains(to);
}
