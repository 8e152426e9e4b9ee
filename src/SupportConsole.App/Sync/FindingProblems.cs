using SupportConsole.Federation;

namespace SupportConsole.App.Sync;

/// <summary>What stands in the way of a decision, in words.</summary>
internal static class FindingProblems
{
    public static Problem Gone { get; } =
        new("This is no longer so: it was decided, or the two agree again.", "Go back to the list.") { Code = "finding.gone", NotLost = "Nothing was changed." };

    public static Problem ChangedAgain { get; } =
        new("Auth0 holds something else than this page showed: it was changed again meanwhile.", "Look at the fields as they are now, and decide anew.") { Code = "finding.changed-again", NotLost = "Nothing was changed." };

    public static Problem Busy(string name) =>
        new($"A change of {name} is under way, or has just ended.", "Look at it again in a moment.") { Code = "finding.busy", NotLost = "Nothing was changed." };
}
