using SupportConsole.App.Record;

namespace SupportConsole.App.Changes;

/// <summary>Why a change can't be planned.</summary>
internal static class PlanProblems
{
    public static Problem Unknown { get; } = new("This connection does not exist.",
        "Go back to the list.")
    { Code = "change.no-connection" };

    public static Problem NoOptions { get; } = new(
        "Auth0 hides this connection's settings.",
        "Grant SupportConsole's application the scope read:connections_options.")
    {
        Code = "change.no-options",
    };

    public static Problem NotInAuth0(ConnectionRecord? record)
    {
        if (record is null)
        {
            return Unknown;
        }

        var cure = record.State == ConnectionState.Retired ? "It was removed." : "Create it first.";
        return new Problem($"{record.Name} is not in Auth0.", cure) { Code = "change.not-in-tenant" };
    }

    public static Problem NothingToDo(ChangeKind kind) => kind switch
    {
        ChangeKind.RotateSecret => new Problem("This is the current client secret.", "Ask the customer for the new one.")
        {
            Code = "change.already-current",
        },
        ChangeKind.RotateCertificate => new Problem("This is the current certificate.", "Ask the customer for the new one.")
        {
            Code = "change.already-current",
        },
        _ => new Problem("Auth0 already has these values.", "No action is needed.") { Code = "change.nothing" },
    };
}
