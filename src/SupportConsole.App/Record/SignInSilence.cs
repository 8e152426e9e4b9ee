namespace SupportConsole.App.Record;

/// <summary>A connection through which nobody signs in, at a time at which people usually do. Deleted when somebody does.</summary>
public sealed class SignInSilence
{
    public required Guid ConnectionId { get; init; }

    /// <summary>The last successful sign-in of a user.</summary>
    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>Sign-ins on a usual working day.</summary>
    public required int PerDay { get; init; }
}
