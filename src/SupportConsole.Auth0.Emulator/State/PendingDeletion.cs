namespace SupportConsole.Auth0.Emulator.State;

/// <summary>A connection that is being deleted: its name stays taken until it is gone.</summary>
internal sealed record PendingDeletion(string Id, string Name, DateTimeOffset DeletedAt, DateTimeOffset Until);
