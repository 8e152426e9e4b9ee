using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.SignIns;

namespace SupportConsole.App.Cutovers;

/// <summary>Follows what became of a cutover: its change, the connection's certificate, and the first sign-in.</summary>
public sealed class CutoverFollower(
    IDbContextFactory<ConsoleDbContext> contexts,
    SignInReader signIns,
    CutoverMessages messages,
    TimeProvider time)
{
    /// <summary>Notes what the connection and the change say about it, with the messages that follow, in one transaction.</summary>
    internal async Task FollowAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var cutover = await context.Cutovers.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (cutover is null)
        {
            return;
        }

        var record = await context.Connections.Include(row => row.Cluster)
            .SingleAsync(row => row.Id == cutover.ConnectionId, cancellationToken);
        await (cutover.State == CutoverState.Planned
            ? FollowPlannedAsync(context, cutover, record, now, cancellationToken)
            : FollowAppliedAsync(context, cutover, record, now, cancellationToken));
        if (context.ChangeTracker.HasChanges())
        {
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task FollowPlannedAsync(
        ConsoleDbContext context,
        Cutover cutover,
        ConnectionRecord record,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var change = await context.Changes.AsNoTracking()
            .SingleOrDefaultAsync(row => row.RequestKey == cutover.RequestKey, cancellationToken);
        if (change is { State: ChangeState.Confirmed } || record.CredentialFingerprint == cutover.NewFingerprint)
        {
            cutover.State = CutoverState.Applied;
            cutover.AppliedAt = change?.SettledAt ?? now;
            cutover.Problem = "";
            cutover.NextTryAt = null;
            CutoverEntries.Add(context, cutover, record, Actor.Console, "cutover.applied", $"{record.Name} has its new certificate.", now);
            return;
        }

        if (record.State == ConnectionState.Retired)
        {
            cutover.State = CutoverState.Cancelled;
            cutover.EndedAt = now;
            cutover.Sequence++;
            CutoverEntries.Add(context, cutover, record, Actor.Console, "cutover.cancel", $"{record.Name} was removed: no cutover.", now);
            await messages.CancelAsync(context, cutover, record, now, cancellationToken);
            return;
        }

        if (change is { IsSettled: true })
        {
            Fail(context, cutover, record, change.Outcome, now);
        }
    }

    private async Task FollowAppliedAsync(
        ConsoleDbContext context,
        Cutover cutover,
        ConnectionRecord record,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (cutover is not { State: CutoverState.Applied or CutoverState.Closed, AppliedAt: { } appliedAt })
        {
            return;
        }

        if (record.CredentialFingerprint == cutover.OldFingerprint && appliedAt > now - CutoverSettler.WayBack)
        {
            cutover.State = CutoverState.RolledBack;
            cutover.EndedAt = now;
            CutoverEntries.Add(
                context,
                cutover,
                record,
                Actor.Console,
                "cutover.rolled-back",
                $"{record.Name} has its previous certificate again.",
                now);
            await messages.NoteRollBackAsync(context, cutover, record, now, cancellationToken);
            return;
        }

        var first = await signIns.FindFirstSinceAsync(cutover.ConnectionId, appliedAt, cancellationToken);
        if (cutover.State == CutoverState.Applied && (first is { Succeeded: true } || appliedAt <= now - CutoverSettler.WatchedFor))
        {
            cutover.State = CutoverState.Closed;
            cutover.EndedAt = now;
            var seen = first is { Succeeded: true }
                ? $"a sign-in succeeded at {TimeWords.Minute(first.At)} UTC"
                : "no sign-in succeeded within a day";
            CutoverEntries.Add(context, cutover, record, Actor.Console, "cutover.close", $"Cutover of {record.Name}: {seen}.", now);
            await messages.CloseAsync(context, cutover, record, first, now, cancellationToken);
        }
    }

    /// <summary>The change failed for good: a person decides about the next try.</summary>
    internal static void Fail(ConsoleDbContext context, Cutover cutover, ConnectionRecord record, string why, DateTimeOffset now)
    {
        cutover.Problem = why.Length <= Cutover.ProblemMaxLength ? why : why[..Cutover.ProblemMaxLength];
        cutover.RequestKey = Guid.NewGuid();
        cutover.AgreedAt = null;
        cutover.AgreedBy = "";
        CutoverEntries.Add(context, cutover, record, Actor.Console, "cutover.failed", $"Cutover of {record.Name} failed: {why}", now);
    }
}
