namespace SupportConsole.App.Record;

/// <summary>A sign-in from the tenant's log. The person is a keyed hash; tokens, addresses and names are left behind.</summary>
public sealed class SignInEvent
{
    public const int UserLength = 32;

    /// <summary>Auth0's ID of the log entry. Unique, so that no entry counts twice.</summary>
    public required string LogId { get; init; }

    public required Guid ConnectionId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required bool Succeeded { get; init; }

    /// <summary>Whether the application was the one for test sign-ins.</summary>
    public required bool IsTest { get; init; }

    /// <summary>The catalogue's entry for the failure; empty if it succeeded or the error is unknown.</summary>
    public string Cause { get; init; } = "";

    /// <summary>Keyed hash of the user; empty if Auth0 names none.</summary>
    public string User { get; init; } = "";
}
