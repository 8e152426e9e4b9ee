using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Changes;

/// <summary>
/// Lets a removal begin only with another person's approval, and uses that up in the transaction of the intent: whatever calls the runner,
/// one approval is one removal.
/// </summary>
internal static class ApprovedRemoval
{
    public const string MissingCode = "change.not-approved";

    /// <returns>Why the removal may not begin; null if it may.</returns>
    public static async Task<Problem?> UseAsync(
        ConsoleDbContext context,
        ChangePlan plan,
        ChangeOrder order,
        ApprovalSettings settings,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (plan.Kind != ChangeKind.Remove || !settings.RemoveConnection)
        {
            return null;
        }

        var approval = await context.Approvals.SingleOrDefaultAsync(
            row => row.RequestKey == order.RequestKey
                && row.Act == ApprovalAct.RemoveConnection
                && row.ConnectionId == plan.ConnectionId,
            cancellationToken);
        if (approval is null || !approval.IsUsableAt(now))
        {
            return new Problem($"Deleting {plan.ConnectionName} needs another person's approval.", "Request it on the connection's page.")
            {
                Code = MissingCode,
                NotLost = "Nothing was sent.",
            };
        }

        approval.State = ApprovalState.Done;
        return null;
    }
}
