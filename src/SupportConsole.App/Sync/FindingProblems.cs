namespace SupportConsole.App.Sync;

/// <summary>Why a decision about a finding is refused.</summary>
internal static class FindingProblems
{
    private const string NothingChanged = "Nothing was changed.";

    public static Problem Gone { get; } = new("This is resolved.", "Go back to the list.")
    {
        Code = "finding.gone",
        NotLost = NothingChanged,
    };

    public static Problem ChangedAgain { get; } = new(
        "The connection was changed in Auth0 again.",
        "Compare the fields as they are now, then decide.")
    {
        Code = "finding.changed-again",
        NotLost = NothingChanged,
    };

    public static Problem Busy(string name) => new($"A change of {name} is running or has just ended.", "Try again in a moment.")
    {
        Code = "finding.busy",
        NotLost = NothingChanged,
    };
}
