using SupportConsole.App.Changes;
using SupportConsole.App.Record;

namespace SupportConsole.App.Onboarding;

/// <summary>The line under the page's title: how far the draft has come, and that it holds no secret.</summary>
internal static class DraftStatusLine
{
    public static string Of(Cluster? cluster, OpenDraft? draft, ChangeOutcome? outcome)
    {
        if (cluster is null)
        {
            return "Choose a cluster to get its callback values.";
        }

        if (draft is null)
        {
            return "Not saved yet. We save a draft as you type.";
        }

        return outcome is { State: ChangeState.Confirmed }
            ? "Created in Auth0"
            : $"Draft · saved {draft.SavedAt:HH:mm} UTC · secrets are never stored in drafts";
    }
}
