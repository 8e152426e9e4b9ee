using SupportConsole.App.People;

namespace SupportConsole.App.Access;

/// <summary>The rights as the access page lists them.</summary>
internal static class RightWords
{
    public static IReadOnlyList<(string Policy, string Words)> All { get; } =
    [
        (Policies.SignedIn, "See every page, list and export, the audit log included, and end your own sessions"),
        (Policies.ChangeSso, "Onboard, rotate, edit and delete connections; edit clusters; run sync checks; approve deletions"),
        (Policies.CheckRecord, "Run the integrity check"),
        (Policies.RemoveWithoutLimit, "Delete without the hourly limit; approve restores and private host exceptions"),
        (Policies.ManageSessions, "See and end other people's sessions"),
        (Policies.EditMessages, "Edit the texts of messages"),
    ];
}
