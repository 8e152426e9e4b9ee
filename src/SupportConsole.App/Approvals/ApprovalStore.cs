using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Approvals;

/// <summary>The approvals in the database. Every step is one transaction with its audit entry, and happens once.</summary>
public sealed class ApprovalStore(IDbContextFactory<ConsoleDbContext> contexts, TimeProvider time)
{
    /// <summary>Raised after a request or a decision: badges count again.</summary>
    public event EventHandler? Changed;

    public async Task<Approval?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Approvals.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    /// <summary>The request for that act and subject that is neither decided nor expired.</summary>
    public async Task<Approval?> FindOpenAsync(ApprovalAct act, string subject, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Open(context, now).AsNoTracking()
            .FirstOrDefaultAsync(row => row.Act == act && row.Subject == subject, cancellationToken);
    }

    /// <summary>The latest, waiting ones first.</summary>
    public async Task<IReadOnlyList<Approval>> ListAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await Open(context, now).AsNoTracking().OrderBy(row => row.ExpiresAt).Take(200).ToListAsync(cancellationToken);
        var latest = context.Approvals.AsNoTracking().OrderByDescending(row => row.RequestedAt).Take(100);
        var rest = await latest.ToListAsync(cancellationToken);
        return [.. waiting.Concat(rest).DistinctBy(row => row.Id)];
    }

    /// <summary>The requests that this person may decide.</summary>
    public async Task<int> CountForAsync(Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var me = actor.Id.ToString();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = Open(context, now).Where(row => row.State == ApprovalState.Waiting && row.RequestedById != me);
        return await waiting.CountAsync(cancellationToken);
    }

    public async Task<Result<Approval>> AddAsync(Approval approval, Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var same = Open(context, now).Where(row => row.Act == approval.Act && row.Subject == approval.Subject);
        if (approval.Act == ApprovalAct.ChangeMany)
        {
            // The subject only counts the connections: other ones are another request.
            same = same.Where(row => row.Basis == approval.Basis);
        }

        if (await same.FirstOrDefaultAsync(cancellationToken) is { } open)
        {
            return new Problem(
                $"{open.RequestedBy} has already requested this.",
                "Open Approvals: another person can decide on it.")
            {
                Code = "approval.exists",
            };
        }

        context.Approvals.Add(approval);
        var summary = $"Requested approval: {ApprovalWords.Title(approval)}.";
        Record(context, approval, actor, ApprovalWords.Request, "done", summary);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Changed?.Invoke(this, EventArgs.Empty);
        return approval;
    }

    /// <summary>Moves a request from one state to another, if it is still there.</summary>
    /// <returns>The request as it is now; a problem if somebody else was first, or if it expired.</returns>
    public async Task<Result<Approval>> MoveAsync(
        Guid id,
        ApprovalState to,
        Actor actor,
        string action,
        string outcome,
        string words,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // The transaction holds the write lock: of two people who decide at the same moment, the second one reads the first one's decision.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var moved = await MoveAsync(context, id, to, actor, action, outcome, words, cancellationToken);
        if (moved.IsOk)
        {
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            Tell();
        }

        return moved;
    }

    /// <summary>Says that something changed: for callers that moved a request in a transaction of their own.</summary>
    internal void Tell() => Changed?.Invoke(this, EventArgs.Empty);

    /// <summary>Moves a request in the caller's transaction, which the caller saves and commits.</summary>
    internal async Task<Result<Approval>> MoveAsync(
        ConsoleDbContext context,
        Guid id,
        ApprovalState to,
        Actor actor,
        string action,
        string outcome,
        string words,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var approval = await context.Approvals.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (approval is null || approval.State != ApprovalState.Waiting || approval.IsOverAt(now))
        {
            return Closed(approval, now);
        }

        approval.State = to;
        approval.DecidedAt = now;
        approval.DecidedBy = actor.Name;
        approval.DecidedById = actor.Id.ToString();
        approval.Outcome = words;
        Record(context, approval, actor, action, outcome, $"{words} {ApprovalWords.Title(approval)}.".Trim());
        return approval;
    }

    /// <summary>Closes the requests whose time is over, each with its audit entry.</summary>
    public async Task ExpireAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var latest = now + Approval.Tolerance;
        var isOver = context.Approvals
            .Where(row => row.State == ApprovalState.Waiting || row.State == ApprovalState.Approved)
            .Where(row => row.ExpiresAt <= now || row.RequestedAt > latest);
        if (!await isOver.AnyAsync(cancellationToken))
        {
            return;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        foreach (var approval in await isOver.OrderBy(row => row.ExpiresAt).ToListAsync(cancellationToken))
        {
            approval.Outcome = approval.State == ApprovalState.Waiting ? "Nobody decided in time." : "It was not carried out in time.";
            approval.State = ApprovalState.Expired;
            var summary = $"The request expired: {ApprovalWords.Title(approval)}. {approval.Outcome}";
            Record(context, approval, Actor.Console, ApprovalWords.Expire, "refused", summary);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Closes a request whose subject changed.</summary>
    /// <returns>What the person who approved reads.</returns>
    internal async Task<Problem> OutdateAsync(Approval approval, CancellationToken cancellationToken)
    {
        const string words = "Changed since it was requested.";
        await MoveAsync(approval.Id, ApprovalState.Outdated, Actor.Console, ApprovalWords.Outdated, "refused", words, cancellationToken);
        return new Problem(
            $"{approval.Subject} changed since this was requested.",
            "Check it, and request it again if you still want it.")
        {
            Code = "approval.outdated",
            NotLost = "Nothing was sent.",
        };
    }

    /// <summary>Notes what became of an act that was carried out.</summary>
    public async Task SetOutcomeAsync(Guid id, string outcome, CancellationToken cancellationToken)
    {
        var words = outcome.Length <= Approval.OutcomeMaxLength ? outcome : outcome[..Approval.OutcomeMaxLength];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Approvals.Where(row => row.Id == id)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.Outcome, words), cancellationToken);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    public static Problem Closed(Approval? approval, DateTimeOffset now)
    {
        if (approval is null)
        {
            return new Problem("This request doesn't exist.", "Open the list of approvals.") { Code = "approval.unknown" };
        }

        var by = approval.DecidedBy.Length > 0 ? $" by {approval.DecidedBy}" : "";
        return new Problem(
            $"This request is no longer open: {ApprovalWords.State(approval, now).ToLowerInvariant()}{by}.",
            "Request it again if it is still needed.")
        {
            Code = "approval.closed",
        };
    }

    private static IQueryable<Approval> Open(ConsoleDbContext context, DateTimeOffset now)
    {
        var latest = now + Approval.Tolerance;
        return context.Approvals
            .Where(row => row.State == ApprovalState.Waiting || row.State == ApprovalState.Approved)
            .Where(row => row.ExpiresAt > now && row.RequestedAt <= latest);
    }

    private void Record(ConsoleDbContext context, Approval approval, Actor actor, string action, string outcome, string summary) =>
        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = actor,
            Action = action,
            Outcome = outcome,
            Summary = summary,
            Ticket = approval.Ticket,
            Reason = approval.Reason,
            Subject = approval.Subject,
            ConnectionId = approval.ConnectionId,
            After = AuditTrail.Fields(new Dictionary<string, string?>
            {
                ["approval"] = approval.Id.ToString(),
                ["basis"] = approval.Basis,
                ["requested by"] = approval.RequestedBy,
            }),
        });
}
