using System.Text.Encodings.Web;
using System.Text.Json;
using SupportConsole.App.Changes;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Approvals;

/// <summary>
/// Requests, approves, rejects and withdraws. Nobody approves their own request; an approved removal goes to Auth0 by the
/// <see cref="ChangeRunner"/>, once.
/// </summary>
public sealed class ApprovalDesk(
    ApprovalStore store,
    ApprovalBasis basis,
    ApprovalSettings settings,
    StepUp stepUp,
    RestoreApprovals restores,
    OwnerAssignments owners,
    ChangePlanner planner,
    ChangeRunner runner,
    Rights rights,
    TimeProvider time)
{
    public const string OwnRequestCode = "approval.own";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The fields of a request, as a plan shows them.</summary>
    public static IReadOnlyList<FieldChange> Fields(Approval approval) =>
        JsonSerializer.Deserialize<List<FieldChange>>(approval.Plan, Plain) ?? [];

    public static string Write(IReadOnlyList<FieldChange> fields) => JsonSerializer.Serialize(fields, Plain);

    public async Task<Result<Approval>> RequestRemovalAsync(
        Guid connectionId,
        string ticket,
        string reason,
        Actor actor,
        CancellationToken cancellationToken)
    {
        if (await RefuseAsync(actor, Policies.ChangeSso, ApprovalWords.Request, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (FindTextProblem(ticket, reason) is { } wrong)
        {
            return wrong;
        }

        var planned = await planner.PlanRemoveAsync(connectionId, cancellationToken);
        if (!planned.TryGet(out var plan, out var problem))
        {
            return problem;
        }

        var depends = await basis.OfRemovalAsync(plan, cancellationToken);
        return depends.IsOk
            ? await store.AddAsync(Removal(plan, depends.Value, ticket, reason, actor), actor, cancellationToken)
            : depends.Problem;
    }

    public async Task<Result<Approval>> RequestRestoreAsync(
        string backup,
        string reason,
        Actor actor,
        CancellationToken cancellationToken) =>
        await RefuseAsync(actor, Policies.RemoveWithoutLimit, ApprovalWords.Request, cancellationToken) is { } refusal ? refusal
            : FindTextProblem("-", reason) is { } wrong ? wrong
            : await restores.RequestAsync(backup, reason, actor, cancellationToken);

    /// <summary>Approves a request, and carries it out if the console can.</summary>
    /// <returns>The request afterwards; a problem if it was not approved.</returns>
    public async Task<Result<Approval>> ApproveAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        var approval = await store.FindAsync(id, cancellationToken);
        var policy = approval is null ? Policies.ChangeSso : PolicyFor(approval.Act);
        if (await rights.FindRefusalAsync(actor, policy, new RefusedAct(ApprovalWords.Approve)) is { } refusal)
        {
            return refusal;
        }

        if (approval is null || !approval.IsOpenAt(time.GetUtcNow()))
        {
            return ApprovalStore.Closed(approval, time.GetUtcNow());
        }

        if (approval.RequestedById == actor.Id.ToString())
        {
            return new Problem("You requested this.", "Another person must approve it.") { Code = OwnRequestCode };
        }

        if (await stepUp.FindProblemAsync(actor, cancellationToken) is { } confirm)
        {
            return confirm;
        }

        if (approval.Act == ApprovalAct.RemoveConnection)
        {
            return await ApproveRemovalAsync(approval, actor, cancellationToken);
        }

        if (approval.Act == ApprovalAct.ChangeMany)
        {
            return await owners.ApproveAsync(approval, actor, cancellationToken);
        }

        // An exception is open once it is approved; a restore is carried out on the host.
        var to = approval.Act == ApprovalAct.AllowPrivateHost ? ApprovalState.Done : ApprovalState.Approved;
        return await MoveAsync(approval, to, actor, ApprovalWords.Approve, "Approved.", cancellationToken);
    }

    public async Task<Result<Approval>> RejectAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        var approval = await store.FindAsync(id, cancellationToken);
        return await rights.FindRefusalAsync(actor, Policies.ChangeSso, new RefusedAct(ApprovalWords.Reject)) is { } refusal ? refusal
            : approval is null ? ApprovalStore.Closed(approval, time.GetUtcNow())
            : approval.RequestedById == actor.Id.ToString()
                ? await MoveAsync(approval, ApprovalState.Withdrawn, actor, ApprovalWords.Withdraw, "Withdrawn.", cancellationToken)
                : await MoveAsync(approval, ApprovalState.Rejected, actor, ApprovalWords.Reject, "Rejected.", cancellationToken);
    }

    private async Task<Result<Approval>> ApproveRemovalAsync(Approval approval, Actor actor, CancellationToken cancellationToken)
    {
        var planned = await planner.PlanRemoveAsync(approval.ConnectionId!.Value, cancellationToken);
        var depends = planned.IsOk ? await basis.OfRemovalAsync(planned.Value, cancellationToken) : planned.Problem;
        if (!planned.IsOk || (depends.IsOk && depends.Value != approval.Basis))
        {
            return await store.OutdateAsync(approval, cancellationToken);
        }

        if (!depends.IsOk)
        {
            return depends.Problem;
        }

        if (approval.State == ApprovalState.Waiting)
        {
            const ApprovalState to = ApprovalState.Approved;
            var claimed = await MoveAsync(approval, to, actor, ApprovalWords.Approve, "Approved.", cancellationToken);
            if (!claimed.IsOk)
            {
                return claimed.Problem;
            }
        }

        // Approved, perhaps before the console stopped in between: the request key makes it one change.
        var reason = $"Requested by {approval.RequestedBy}: {approval.Reason}";
        var order = new ChangeOrder(actor, approval.Ticket, Cut(reason), approval.RequestKey);
        var applied = await runner.ApplyAsync(planned.Value, order);
        if (!applied.IsOk)
        {
            return applied.Problem;
        }

        await store.SetOutcomeAsync(approval.Id, applied.Value.Words, CancellationToken.None);
        return (await store.FindAsync(approval.Id, CancellationToken.None))!;
    }

    private Task<Result<Approval>> MoveAsync(
        Approval approval,
        ApprovalState to,
        Actor actor,
        string action,
        string words,
        CancellationToken cancellationToken) =>
        store.MoveAsync(approval.Id, to, actor, action, "done", words, cancellationToken);

    private async Task<Problem?> RefuseAsync(Actor actor, string policy, string action, CancellationToken cancellationToken) =>
        await rights.FindRefusalAsync(actor, policy, new RefusedAct(action)) ?? await stepUp.FindProblemAsync(actor, cancellationToken);

    private static string PolicyFor(ApprovalAct act) =>
        act is ApprovalAct.RemoveConnection or ApprovalAct.ChangeMany ? Policies.ChangeSso : Policies.RemoveWithoutLimit;

    private static Problem? FindTextProblem(string ticket, string reason) =>
        string.IsNullOrWhiteSpace(ticket) || ticket.Length > Change.TicketMaxLength
            ? new Problem("The ticket is missing or too long.", "Enter a ticket number.") { Code = "approval.no-ticket" }
            : string.IsNullOrWhiteSpace(reason) || reason.Length > Change.ReasonMaxLength / 2
                ? new Problem("The reason is missing or too long.", "Explain why in a sentence or two.") { Code = "approval.no-reason" }
                : TypedText.FindProblem(ticket, reason);

    private static string Cut(string text) => text.Length <= Change.ReasonMaxLength ? text : text[..Change.ReasonMaxLength];

    private Approval Removal(ChangePlan plan, string depends, string ticket, string reason, Actor actor)
    {
        var now = time.GetUtcNow();
        return new Approval
        {
            Id = Guid.CreateVersion7(now),
            Act = ApprovalAct.RemoveConnection,
            State = ApprovalState.Waiting,
            Subject = plan.ConnectionName.Value,
            ConnectionId = plan.ConnectionId,
            Plan = Write(plan.Fields),
            Basis = depends,
            Ticket = ticket.Trim(),
            Reason = reason.Trim(),
            RequestedBy = actor.Name,
            RequestedById = actor.Id.ToString(),
            RequestedAt = now,
            ExpiresAt = now + settings.ValidFor,
            RequestKey = Guid.NewGuid(),
        };
    }
}
