using SupportConsole.App.Record;

namespace SupportConsole.App.Approvals;

/// <summary>Approvals in words.</summary>
public static class ApprovalWords
{
    public const string Request = "approval.request";
    public const string Approve = "approval.approve";
    public const string Reject = "approval.reject";
    public const string Withdraw = "approval.withdraw";
    public const string Outdated = "approval.outdated";
    public const string Expire = "approval.expire";

    public static string Title(Approval approval) => approval.Act switch
    {
        ApprovalAct.RemoveConnection => $"Delete {approval.Subject}",
        ApprovalAct.ChangeMany => $"Change {approval.Subject}",
        ApprovalAct.AllowPrivateHost => $"Allow fetching from {approval.Subject}",
        _ => $"Restore {approval.Subject}",
    };

    /// <summary>What happens when somebody approves.</summary>
    public static string Effect(ApprovalAct act) => act switch
    {
        ApprovalAct.RemoveConnection => "When you approve, the connection and its users are deleted from Auth0 at once.",
        ApprovalAct.ChangeMany => "When you approve, the connections change at once. Nothing is sent to Auth0.",
        ApprovalAct.AllowPrivateHost => "When you approve, the console may fetch from this private host until the last day.",
        _ => "When you approve, the operator may restore this backup on the console's machine, once.",
    };

    public static string State(Approval approval, DateTimeOffset now) => approval.State switch
    {
        ApprovalState.Waiting or ApprovalState.Approved when approval.IsOverAt(now) => "Expired",
        ApprovalState.Waiting => "Waiting for approval",
        ApprovalState.Approved => "Approved",
        ApprovalState.Done => "Done",
        ApprovalState.Rejected => "Rejected",
        ApprovalState.Withdrawn => "Withdrawn",
        ApprovalState.Expired => "Expired",
        _ => "Outdated",
    };
}
