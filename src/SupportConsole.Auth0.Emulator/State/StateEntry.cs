namespace SupportConsole.Auth0.Emulator.State;

/// <summary>One line of the state file: a connection as it is now, or one that was deleted.</summary>
internal sealed record StateEntry(StoredConnection? Put = null, PendingDeletion? Gone = null);
