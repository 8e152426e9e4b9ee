using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Changes;

/// <summary>
/// The changes in the database: the intent before the tenant is called, the outcome with record and audit entry in one transaction. The
/// database allows one open change per connection, which serialises tabs.
/// </summary>
public sealed class ChangeJournal(
    IDbContextFactory<ConsoleDbContext> contexts,
    FingerprintKey key,
    TimeProvider time,
    ChangeSettings settings,
    ApprovalSettings approvals,
    ConnectionRecordUpdater updater,
    Rights rights)
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(5);
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The changes that a runner or the settler is working on. Empty after a restart: every open change is the settler's.
    /// </summary>
    private readonly ConcurrentDictionary<Guid, byte> inHand = new();

    /// <summary>
    /// Commits the intent, with its audit entry, before the tenant is called. The caller releases an opened change when it is done with
    /// it.
    /// </summary>
    /// <returns>The change, or why it may not be; neither if another change of the connection is open.</returns>
    public async Task<OpenResult> OpenAsync(ChangePlan plan, ChangeOrder order, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // The transaction takes SQLite's write lock at once, so that removals that begin at the same moment count each other.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Changes.AnyAsync(change => change.RequestKey == order.RequestKey, cancellationToken))
        {
            // A second click that waited for the first one's intent.
            return default;
        }

        if (await FindRemovalLimitAsync(context, plan, order, cancellationToken) is { } limit)
        {
            return new OpenResult(null, limit);
        }

        if (await ApprovedRemoval.UseAsync(context, plan, order, approvals, time.GetUtcNow(), cancellationToken) is { } unapproved)
        {
            return new OpenResult(null, unapproved);
        }

        if (plan.WriteWithIntent is { } write && await write(context, cancellationToken) is { } problem)
        {
            return new OpenResult(null, problem);
        }

        var record = await context.Connections.SingleAsync(connection => connection.Id == plan.ConnectionId, cancellationToken);
        var change = PlannedChange.From(plan, order, key, time.GetUtcNow());
        context.Changes.Add(change);
        var summary = $"{ChangeWords.Doing(change.Kind)} {change.ConnectionName}.";
        AddAudit(context, change, record, order.Actor, "intended", summary, plan.Fields);
        inHand.TryAdd(change.Id, default);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new OpenResult(change, null);
        }
        catch (Exception exception)
        {
            Release(change.Id);
            if (StorageProblem.IsUniqueViolation(exception))
            {
                return default;
            }

            throw;
        }
    }

    public async Task<Change?> FindAsync(Guid requestKey, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Changes.AsNoTracking().SingleOrDefaultAsync(change => change.RequestKey == requestKey, cancellationToken);
    }

    public async Task<Change?> FindOpenAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var open = context.Changes.AsNoTracking().Where(change => change.SettledAt == null);
        return await open.SingleOrDefaultAsync(change => change.ConnectionId == connectionId, cancellationToken);
    }

    /// <summary>Commits that the tenant is about to be called for this change; without it nothing may be sent.</summary>
    public async Task BeginSendingAsync(Change change, CancellationToken cancellationToken)
    {
        var sentAt = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Changes.Where(row => row.Id == change.Id).ExecuteUpdateAsync(
            update => update.SetProperty(row => row.State, ChangeState.Sending).SetProperty(row => row.SentAt, sentAt),
            cancellationToken);
        change.State = ChangeState.Sending;
        change.SentAt = sentAt;
    }

    /// <summary>Commits the id that Auth0 gave a new connection: from here on a crash cannot lose it.</summary>
    public async Task RememberIdAsync(Change change, ConnectionId id, CancellationToken cancellationToken)
    {
        change.State = ChangeState.Checking;
        change.Auth0Id = id;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Changes.Where(row => row.Id == change.Id).ExecuteUpdateAsync(
            update => update.SetProperty(row => row.State, ChangeState.Checking).SetProperty(row => row.Auth0Id, id),
            cancellationToken);
    }

    /// <summary>Whether a mark found in the tenant is that of a change of this record, such as an earlier attempt to create it.</summary>
    public async Task<bool> IsMarkOfAsync(
        Guid connectionId,
        IReadOnlyDictionary<string, string> metadata,
        CancellationToken cancellationToken)
    {
        if (!metadata.TryGetValue(ChangeMarks.ChangeKey, out var mark) || !Guid.TryParseExact(mark, "N", out var changeId))
        {
            return false;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Changes.AnyAsync(row => row.Id == changeId && row.ConnectionId == connectionId, cancellationToken);
    }

    /// <summary>The open changes for which it is time to ask the tenant, oldest first.</summary>
    public async Task<IReadOnlyList<Guid>> FindDueAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Due(context).OrderBy(change => change.PlannedAt).Select(change => change.Id).ToListAsync(cancellationToken);
    }

    public async Task<Change?> FindDueAsync(Guid changeId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Due(context).AsNoTracking().SingleOrDefaultAsync(change => change.Id == changeId, cancellationToken);
    }

    /// <summary>Takes a change for the settler; false while somebody works on it.</summary>
    public bool TryTake(Guid changeId) => inHand.TryAdd(changeId, default);

    /// <summary>Ends the work on a change. If it is still open, the settler goes on with it.</summary>
    public void Release(Guid changeId) => inHand.TryRemove(changeId, out _);

    /// <summary>Commits the outcome: change, record and audit entry in one transaction. A settled change stays as it is.</summary>
    /// <returns>The change as it is now.</returns>
    public async Task<Change> SettleAsync(Change known, Verdict verdict, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var change = await context.Changes.SingleAsync(row => row.Id == known.Id, cancellationToken);
        if (change.IsSettled)
        {
            return change;
        }

        var record = await context.Connections.Include(connection => connection.Cluster).Include(connection => connection.Credentials)
            .SingleAsync(connection => connection.Id == change.ConnectionId, cancellationToken);
        var now = time.GetUtcNow();
        var wasUnknown = change.State == ChangeState.Unknown;
        var stateBefore = record.State;
        change.State = verdict.State;
        change.Outcome = Cut(verdict.Words);
        change.RequestId = verdict.RequestId;
        change.Auth0Id = verdict.Connection?.Id ?? known.Auth0Id ?? change.Auth0Id;
        change.SentAt = known.SentAt ?? change.SentAt;
        if (verdict.State == ChangeState.Unknown)
        {
            change.SettleAttempts++;
            change.NextAttemptAt = now + Backoff(change.SettleAttempts);
            record.Attention = Cut($"{ChangeWords.Doing(change.Kind)}: not known yet whether Auth0 did it.", 1000);
        }
        else
        {
            change.SettledAt = now;
            change.NextAttemptAt = null;
            record.Attention = verdict.State == ChangeState.Superseded ? Cut(verdict.Words, 1000) : verdict.Attention;
        }

        if (verdict.State is ChangeState.Confirmed or ChangeState.Superseded)
        {
            await updater.ApplyOutcomeAsync(context, record, change, verdict, cancellationToken);
        }

        if (!(wasUnknown && verdict.State == ChangeState.Unknown))
        {
            // What was read back may have moved the connection to another state, which the plan doesn't say.
            var planned = JsonSerializer.Deserialize<List<FieldChange>>(change.Plan, Plain) ?? [];
            var moved = StateMove.Of(stateBefore, record.State);
            var fields = planned.ExceptBy(moved.Select(field => field.Field), field => field.Field).Concat(moved);
            AddAudit(context, change, record, actor, ChangeWords.Outcome(verdict.State), verdict.Words, [.. fields]);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (change.IsSettled)
        {
            ChangeMetrics.Settled(change);
        }

        return change;
    }

    private IQueryable<Change> Due(ConsoleDbContext context)
    {
        var now = time.GetUtcNow();

        // An attempt further off was planned before the clock was set back.
        var latest = now + LongestBackoff;
        return context.Changes
            .Where(change => change.SettledAt == null
            && (change.NextAttemptAt == null || change.NextAttemptAt <= now || change.NextAttemptAt > latest));
    }

    private async Task<Problem?> FindRemovalLimitAsync(
        ConsoleDbContext context,
        ChangePlan plan,
        ChangeOrder order,
        CancellationToken cancellationToken)
    {
        if (plan.Kind != ChangeKind.Remove || await rights.HasAsync(order.Actor, Policies.RemoveWithoutLimit))
        {
            return null;
        }

        var since = time.GetUtcNow().AddHours(-1);
        var removals = context.Changes.Where(change => change.Kind == ChangeKind.Remove && change.State != ChangeState.Refused);
        if (await removals.CountAsync(change => change.PlannedAt > since, cancellationToken) < settings.RemovalsAnHour)
        {
            return null;
        }

        return new Problem(
            $"{settings.RemovalsAnHour} connections were removed in the last hour.",
            "Ask an administrator to remove this one, or wait.")
        {
            Code = "change.removal-limit",
            NotLost = "Nothing was sent.",
        };
    }

    private static TimeSpan Backoff(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(LongestBackoff.TotalSeconds, 5 * Math.Pow(2, Math.Min(attempts - 1, 6))));

    private static string Cut(string text, int length = Change.TextMaxLength) => text.Length <= length ? text : text[..(length - 1)] + "…";

    private void AddAudit(
        ConsoleDbContext context,
        Change change,
        ConnectionRecord record,
        Actor actor,
        string outcome,
        string summary,
        IReadOnlyList<FieldChange> fields)
    {
        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = actor,
            Action = ChangeWords.Action(change.Kind),
            Outcome = outcome,
            Summary = Cut(summary),
            Ticket = change.Ticket,
            Reason = change.Reason,
            ConnectionId = record.Id,
            ClusterId = record.ClusterId.Value,
            Subject = record.Name.Value,
            ChangeId = change.Id,
            Before = AuditTrail.Fields(fields.Before()),
            After = AuditTrail.Fields(fields.After()),
            RequestId = change.RequestId,
        });
    }
}
