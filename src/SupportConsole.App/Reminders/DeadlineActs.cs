using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders;

/// <summary>What a person decides about a deadline's reminders: take it, put it off, hand it to somebody.</summary>
public sealed class DeadlineActs(
    IDbContextFactory<ConsoleDbContext> contexts,
    DeadlineReader deadlines,
    Rights rights,
    TimeProvider time)
{
    public const string Acknowledged = "deadline.acknowledge";
    public const string Reopened = "deadline.reopen";
    public const string Snoozed = "deadline.snooze";
    public const string Assigned = "deadline.assign";

    private const int LongestSnoozeAfterDue = 14;

    /// <summary>The person takes care of it: nothing is escalated, and the team isn't reminded any more.</summary>
    public Task<Result<Done>> AcknowledgeAsync(string key, Actor actor, CancellationToken cancellationToken) => SayAsync(
        key,
        actor,
        Acknowledged,
        (note, deadline) =>
        {
            (note.AcknowledgedBy, note.AcknowledgedAt) = (actor.Name, time.GetUtcNow());
            return $"Acknowledged: {DeadlineWords.Sentence(deadline)}.";
        },
        cancellationToken);

    /// <summary>Takes an acknowledgement and a snooze back.</summary>
    public Task<Result<Done>> ReopenAsync(string key, Actor actor, CancellationToken cancellationToken) => SayAsync(
        key,
        actor,
        Reopened,
        (note, deadline) =>
        {
            (note.AcknowledgedBy, note.AcknowledgedAt) = ("", null);
            (note.SnoozedBy, note.SnoozedUntil) = ("", null);
            return $"Reminders are on again: {DeadlineWords.Sentence(deadline)}.";
        },
        cancellationToken);

    /// <summary>Staff aren't reminded before a day (UTC). No longer than to the due date, or two weeks once it has passed.</summary>
    public async Task<Result<Done>> SnoozeAsync(string key, DateOnly? until, Actor actor, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return await SayAsync(
            key,
            actor,
            Snoozed,
            (note, deadline) =>
            {
                var due = deadline.DueAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : DateOnly.MaxValue;
                var last = due > today ? due : today.AddDays(LongestSnoozeAfterDue);
                if (until is not { } day || day <= today || day > last)
                {
                    return new Problem("Choose a day to snooze until.", $"Choose a day after today, up to {TimeWords.Day(Midnight(last))}.")
                    {
                        Code = "deadline.snooze-day",
                    };
                }

                (note.SnoozedBy, note.SnoozedUntil) = (actor.Name, Midnight(day));
                return $"Snoozed until {TimeWords.Day(Midnight(day))}: {DeadlineWords.Sentence(deadline)}.";
            },
            cancellationToken);
    }

    /// <summary>Makes a member of staff the owner of the connection.</summary>
    /// <param name="ownerId">As <see cref="StaffMember.Id"/>; empty for nobody.</param>
    public async Task<Result<Done>> AssignAsync(string key, string ownerId, Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso, new RefusedAct(Assigned)) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var deadline = await deadlines.FindAsync(key, cancellationToken);
        var record = deadline is not null && Guid.TryParse(deadline.SubjectId, out var id)
            ? await context.Connections.SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
            : null;
        if (record is null)
        {
            return Gone();
        }

        var (before, beforeId) = (record.Owner, record.OwnerId);
        (record.Owner, record.OwnerId) = ("", "");
        if (ownerId.Length > 0)
        {
            if (!(await StaffDirectory.FindAsync(context, ownerId, cancellationToken)).TryGet(out var member, out var unknown))
            {
                return unknown;
            }

            (record.Owner, record.OwnerId) = (member.Name, member.Id);
        }

        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = actor,
            Action = Assigned,
            Outcome = "done",
            Summary = $"Assigned {record.Name} to {(ownerId.Length > 0 ? record.Owner : "nobody")}.",
            ConnectionId = record.Id,
            ClusterId = record.ClusterId.Value,
            Subject = record.Name.Value,
            Before = AuditTrail.Fields(new Dictionary<string, string?> { ["owner"] = before, ["owner_id"] = beforeId }),
            After = AuditTrail.Fields(new Dictionary<string, string?> { ["owner"] = record.Owner, ["owner_id"] = record.OwnerId }),
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.Instance;
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static Problem Gone() => new("This deadline is no longer there.", "Somebody has dealt with it. Reload the list.")
    {
        Code = "deadline.gone",
    };

    private async Task<Result<Done>> SayAsync(
        string key,
        Actor actor,
        string action,
        Func<DeadlineNote, Deadline, Result<string>> decide,
        CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso, new RefusedAct(action)) is { } refusal)
        {
            return refusal;
        }

        if (await deadlines.FindAsync(key, cancellationToken) is not { } deadline)
        {
            return Gone();
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var note = await context.DeadlineNotes.FindAsync([key], cancellationToken);
        if (note is null)
        {
            note = new DeadlineNote { DeadlineKey = key };
            context.DeadlineNotes.Add(note);
        }

        var said = decide(note, deadline);
        if (!said.TryGet(out var summary, out var problem))
        {
            return problem;
        }

        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = actor,
            Action = action,
            Outcome = "done",
            Summary = summary,
            ConnectionId = deadline.Kind != DeadlineKind.Approval && Guid.TryParse(deadline.SubjectId, out var id) ? id : null,
            Subject = deadline.Subject,
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.Instance;
    }
}
