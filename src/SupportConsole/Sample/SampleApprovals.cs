using SupportConsole.App.Approvals;
using SupportConsole.App.Changes;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sessions.SignIn;

namespace SupportConsole.Sample;

/// <summary>The approvals of the sample's removals: requested by one persona, approved by whoever loads the sample.</summary>
public sealed class SampleApprovals(ApprovalStore store, ApprovalSettings settings, TimeProvider time)
{
    /// <summary>The request key under which the removal may be applied.</summary>
    public async Task<Guid> ApproveAsync(ChangePlan plan, string ticket, string reason, Actor actor)
    {
        var key = Guid.NewGuid();
        if (!settings.RemoveConnection || plan.Kind != ChangeKind.Remove)
        {
            return key;
        }

        var now = time.GetUtcNow();
        var other = DevelopmentSignIn.Personas.First(persona => IsEditor(persona) && persona.Id != actor.Id);
        var approval = new Approval
        {
            Id = Guid.CreateVersion7(now),
            Act = ApprovalAct.RemoveConnection,
            State = ApprovalState.Waiting,
            Subject = plan.ConnectionName.Value,
            ConnectionId = plan.ConnectionId,
            Plan = ApprovalDesk.Write(plan.Fields),
            Basis = ApprovalBasis.Hash(plan.ConnectionId.ToString()),
            Ticket = ticket,
            Reason = reason,
            RequestedBy = other.Name,
            RequestedById = other.Id.ToString(),
            RequestedAt = now,
            ExpiresAt = now + settings.ValidFor,
            RequestKey = key,
        };
        await store.AddAsync(approval, other, CancellationToken.None);
        const ApprovalState to = ApprovalState.Approved;
        await store.MoveAsync(approval.Id, to, actor, ApprovalWords.Approve, "done", "Approved.", CancellationToken.None);
        return key;
    }

    private static bool IsEditor(Actor persona) => persona.Role is StaffRole.Engineer or StaffRole.Administrator;
}
