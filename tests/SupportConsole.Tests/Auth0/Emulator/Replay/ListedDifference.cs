namespace SupportConsole.Tests.Auth0.Emulator.Replay;

/// <summary>A difference between the emulator and the real service that is known and stays, with the reason.</summary>
/// <param name="ShownBy">
/// The recording that shows it. If it is replayed and the difference does not occur in it, the entry is out of date and the test fails.
/// </param>
/// <param name="Applies">Which differences the entry covers, in any recording.</param>
/// <param name="Reason">Why the emulator differs.</param>
public sealed record ListedDifference(string ShownBy, Func<Recording, Difference, bool> Applies, string Reason)
{
    private const string List = "connections[].";

    /// <summary>A key that the real service began to send after the recording was made.</summary>
    public static ListedDifference NewerKey(string path, DateOnly firstSeen, string shownBy) => new(
        shownBy,
        (recording, difference) => difference.Kind == DifferenceKind.Extra
            && WithoutList(difference.Path) == path
            && recording.Day < firstSeen,
        $"{path} is newer than the recording: first recorded on {firstSeen:d MMM yyyy}.");

    /// <summary>The path of a key, whether the connection is shown alone or in a list.</summary>
    public static string WithoutList(string path) => path.StartsWith(List, StringComparison.Ordinal) ? path[List.Length..] : path;
}
