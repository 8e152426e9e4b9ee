using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Approvals;

/// <summary>What became of an assignment.</summary>
/// <param name="Count">The connections that have the owner now; 0 while it waits.</param>
/// <param name="Waiting">The request that another person must approve; null if it is done.</param>
public sealed record OwnersAssigned(int Count, Approval? Waiting);

/// <summary>
/// Gives several connections one owner, in one transaction. More than <see cref="ApprovalSettings.Many"/> wait for another person.
/// </summary>
public sealed class OwnerAssignments(
    IDbContextFactory<ConsoleDbContext> contexts,
    ApprovalStore store,
    ApprovalSettings settings,
    StepUp stepUp,
    Rights rights,
    TimeProvider time)
{
    public const string Action = "connection.assign";

    /// <summary>In one act.</summary>
    public const int Most = 200;

    /// <summary>Whether so many connections wait for another person.</summary>
    public bool Waits(int count) => settings.ChangeMany && count > ApprovalSettings.Many;

    /// <param name="ownerId">As <see cref="StaffMember.Id"/>; empty for nobody.</param>
    /// <param name="reason">Needed if another person must approve.</param>
    public async Task<Result<OwnersAssigned>> AssignAsync(
        IReadOnlyCollection<Guid> connections,
        string ownerId,
        string reason,
        Actor actor,
        CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso, new RefusedAct(Action)) is { } refusal)
        {
            return refusal;
        }

        if (connections.Count is 0 or > Most)
        {
            return new Problem($"{connections.Count} connections are selected.", $"Select 1 to {Most}.") { Code = "owner.count" };
        }

        return await StorageProblem.OrAsync(async () =>
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var owner = ownerId.Length == 0 ? null : await context.Staff.FindAsync([ownerId], cancellationToken);
            if (owner is null && ownerId.Length > 0)
            {
                return new Problem("This person has never signed in.", "Choose an owner from the list.") { Code = "owner.unknown" };
            }

            var records = await ReadAsync(context, connections, cancellationToken);
            return Waits(records.Count)
                ? await RequestAsync(records, owner, reason, actor, cancellationToken)
                : await WriteAsync(context, records, owner, actor, "", cancellationToken);
        });
    }

    /// <summary>Carries out an approved request, once, as it was asked for. The caller checked the person's right.</summary>
    internal async Task<Result<Approval>> ApproveAsync(Approval approval, Actor actor, CancellationToken cancellationToken)
    {
        var ids = ApprovalDesk.Fields(approval)
            .Where(field => Guid.TryParse(field.Field, out _))
            .Select(field => Guid.Parse(field.Field))
            .ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var records = await ReadAsync(context, ids, cancellationToken);
        var ownerId = OwnerIdOf(approval);
        var owner = ownerId.Length == 0 ? null : await context.Staff.FindAsync([ownerId], cancellationToken);
        if (BasisOf(records, owner) != approval.Basis)
        {
            await transaction.RollbackAsync(cancellationToken);
            return await store.OutdateAsync(approval, cancellationToken);
        }

        var words = $"Gave {Counted(records.Count)} to {owner?.Name ?? "nobody"}.";
        var moved = await store.MoveAsync(
            context,
            approval.Id,
            ApprovalState.Done,
            actor,
            ApprovalWords.Approve,
            "done",
            words,
            cancellationToken);
        if (!moved.TryGet(out var done, out var problem))
        {
            return problem;
        }

        Write(context, records, owner, actor, $"Requested by {approval.RequestedBy}: {approval.Reason}");
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        store.Tell();
        return done;
    }

    private static string Counted(int count) => count == 1 ? "1 connection" : $"{count} connections";

    private static async Task<List<ConnectionRecord>> ReadAsync(
        ConsoleDbContext context,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken)
    {
        var records = await context.Connections.Where(record => ids.Contains(record.Id)).ToListAsync(cancellationToken);
        return [.. records.OrderBy(record => record.Name.Value, StringComparer.Ordinal).ThenBy(record => record.Id)];
    }

    /// <summary>The owner stands behind the connections in the plan.</summary>
    private static string OwnerIdOf(Approval approval) =>
        ApprovalDesk.Fields(approval).FirstOrDefault(field => field.Field == "owner")?.After ?? "";

    private static string BasisOf(IEnumerable<ConnectionRecord> records, StaffMember? owner) => ApprovalBasis.Hash(
        [owner?.Id, .. records.SelectMany(record => new[] { record.Id.ToString(), record.Owner, record.OwnerId })]);

    private async Task<Result<OwnersAssigned>> RequestAsync(
        List<ConnectionRecord> records,
        StaffMember? owner,
        string reason,
        Actor actor,
        CancellationToken cancellationToken)
    {
        if (await stepUp.FindProblemAsync(actor, cancellationToken) is { } confirm)
        {
            return confirm;
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > Change.ReasonMaxLength / 2)
        {
            return new Problem("The reason is missing or too long.", "Explain why in a sentence or two.") { Code = "approval.no-reason" };
        }

        if (TypedText.FindProblem(reason) is { } hidden)
        {
            return hidden;
        }

        var now = time.GetUtcNow();
        var approval = new Approval
        {
            Id = Guid.CreateVersion7(now),
            Act = ApprovalAct.ChangeMany,
            State = ApprovalState.Waiting,
            Subject = $"the owner of {Counted(records.Count)}",
            Plan = ApprovalDesk.Write(
            [
                .. records.Select(record => new FieldChange(record.Id.ToString(), record.Name.Value, record.Owner, owner?.Name ?? "")),
                new FieldChange("owner", "Account of the new owner", null, owner?.Id ?? ""),
            ]),
            Basis = BasisOf(records, owner),
            Reason = reason.Trim(),
            RequestedBy = actor.Name,
            RequestedById = actor.Id.ToString(),
            RequestedAt = now,
            ExpiresAt = now + settings.ValidFor,
            RequestKey = Guid.NewGuid(),
        };
        var added = await store.AddAsync(approval, actor, cancellationToken);
        return added.Map(waiting => new OwnersAssigned(0, waiting));
    }

    private async Task<Result<OwnersAssigned>> WriteAsync(
        ConsoleDbContext context,
        List<ConnectionRecord> records,
        StaffMember? owner,
        Actor actor,
        string reason,
        CancellationToken cancellationToken)
    {
        Write(context, records, owner, actor, reason);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Problem("Somebody else saved at the same time.", "Try again.")
            {
                Code = "facts.conflict",
                NotLost = "Nothing was changed.",
            };
        }

        return new OwnersAssigned(records.Count, null);
    }

    private void Write(ConsoleDbContext context, List<ConnectionRecord> records, StaffMember? owner, Actor actor, string reason)
    {
        var now = time.GetUtcNow();
        var name = owner?.Name ?? "";
        AuditTrail.Add(context, new AuditEntry
        {
            At = now,
            By = actor,
            Action = Action,
            Outcome = "done",
            Summary = $"Gave {Counted(records.Count)} to {(name.Length > 0 ? name : "nobody")}.",
            Subject = Counted(records.Count),
            Reason = reason,
        });
        foreach (var record in records)
        {
            AuditTrail.Add(context, new AuditEntry
            {
                At = now,
                By = actor,
                Action = Action,
                Outcome = AuditTrail.Part,
                Summary = $"Gave {record.Name} to {(name.Length > 0 ? name : "nobody")}.",
                Reason = reason,
                ConnectionId = record.Id,
                ClusterId = record.ClusterId.Value,
                Subject = record.Name.Value,
                Before = AuditTrail.Fields(new Dictionary<string, string?> { ["owner"] = record.Owner }),
                After = AuditTrail.Fields(new Dictionary<string, string?> { ["owner"] = name }),
            });
            record.Owner = name;
            record.OwnerId = owner?.Id ?? "";
            record.UpdatedAt = now;
        }
    }
}
