using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Onboarding;

/// <summary>How a draft leaves the desk: handed over, taken back, discarded.</summary>
public sealed partial class DraftService
{
    /// <summary>Checks the right, and changes the draft in one transaction.</summary>
    /// <param name="change">Gives the problem if nothing is to be saved.</param>
    private async Task<Result<Done>> ChangeAsync(
        Guid id,
        Actor actor,
        Func<ConsoleDbContext, ConnectionRecord?, Actor, CancellationToken, Task<Problem?>> change,
        CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var record = await context.Connections.Include(row => row.Cluster).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (await change(context, record, actor, cancellationToken) is { } problem)
        {
            return problem;
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.Instance;
    }

    private Problem? Unmark(ConsoleDbContext context, ConnectionRecord? record, Actor actor)
    {
        if (record is not { State: ConnectionState.WaitingOnCustomer, Auth0Id: null })
        {
            return new Problem("The hand-off is not marked as sent.", "Reload the page.") { Code = "draft.not-sent" };
        }

        var undone = $"Took back that the hand-off for {record.Name} was sent.";
        audit.Connection(context, actor, GivenHandOff.Undone, "done", undone, record);
        return record.MoveTo(ConnectionState.Draft, time.GetUtcNow());
    }

    private Problem? MarkAsSent(ConsoleDbContext context, ConnectionRecord? record, Actor actor, string to)
    {
        if (record is not { State: ConnectionState.Draft or ConnectionState.WaitingOnCustomer, Auth0Id: null })
        {
            return new Problem("This is no longer a draft: it was created in Auth0 or discarded.", "Open the connection from the list.")
            {
                Code = "draft.not-a-draft",
            };
        }

        AuditTrail.Add(context, GivenHandOff.EntryFor(record, actor, to, time.GetUtcNow()));
        return record.MoveTo(ConnectionState.WaitingOnCustomer, time.GetUtcNow());
    }

    private async Task<Problem?> DiscardAsync(
        ConsoleDbContext context,
        ConnectionRecord? record,
        Actor actor,
        CancellationToken cancellationToken)
    {
        if (record is not { State: ConnectionState.Draft or ConnectionState.WaitingOnCustomer, Auth0Id: null, Id: var id })
        {
            return new Problem("Only drafts can be discarded.",
                "Delete the connection on its page instead.")
            { Code = "draft.not-a-draft" };
        }

        var tries = await context.Changes
            .Where(change => change.ConnectionId == id)
            .Select(change => change.SettledAt != null)
            .ToListAsync(cancellationToken);
        if (tries.Contains(false))
        {
            return new Problem($"We don't know yet whether Auth0 created {record.Name}.", "Wait for the result on its page.")
            {
                Code = "draft.in-doubt",
                NotLost = "The draft is unchanged.",
            };
        }

        var what = $"Discarded the draft {record.Name} of {record.Cluster.DisplayName}";
        if (tries.Count == 0)
        {
            audit.Connection(context, actor, "draft.discard", "done", $"{what}.", record);
            context.Connections.Remove(record);
            return null;
        }

        // A create was attempted: keep it on record.
        audit.Connection(context, actor, "draft.discard", "done", $"{what}; its record stays, because a create was attempted.", record);
        record.Attention = "";
        await context.Drafts.Where(draft => draft.ConnectionId == id).ExecuteDeleteAsync(cancellationToken);
        return record.MoveTo(ConnectionState.Retired, time.GetUtcNow());
    }
}
