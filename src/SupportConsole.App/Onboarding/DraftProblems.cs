using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Onboarding;

/// <summary>Why a draft can't be saved.</summary>
internal static class DraftProblems
{
    public static Problem Taken(string name) =>
        new(
            $"{name} is already used.",
            "Choose another name.")
        { Code = "name.taken-in-record", NotLost = "What you typed is still here." };

    public static Problem Conflict(ConnectionDraft draft) =>
        new(
            $"{draft.SavedBy} saved this draft in another tab.",
            "Copy what you need, then reload the page.")
        { Code = "draft.conflict", NotLost = "What you typed is still here, but not saved." };
}
