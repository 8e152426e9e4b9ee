using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Federation;

namespace SupportConsole.App.Changes;

/// <summary>
/// Applies planned changes: the one path by which anything reaches the tenant. Intent committed, tenant called once, read back, outcome committed with
/// the record and the audit entry. It does not follow the page: once begun, a change ends though the page is closed.
/// </summary>
public sealed partial class ChangeRunner(
    ChangeJournal journal,
    ChangeExecutor executor,
    ChangeSettler settler,
    IDbContextFactory<ConsoleDbContext> contexts,
    RecordWatch record,
    ChangeSettings settings,
    ChangeSteps steps,
    Rights rights,
    TimeProvider time,
    ILogger<ChangeRunner> logger)
{
    /// <summary>
    /// Applies a plan once. The same request key asked again gives the first one's outcome. A second change of one connection waits for the first, and is
    /// refused where the first changed what it was planned against.
    /// </summary>
    /// <returns>The outcome, also where Auth0 refused or it is unknown; a problem where nothing was recorded.</returns>
    public async Task<Result<ChangeOutcome>> ApplyAsync(ChangePlan plan, ChangeOrder order)
    {
        using var activity = Telemetry.Activities.StartActivity("change")?.SetTag("kind", plan.Kind.ToString()).SetTag("connection.id", plan.ConnectionId);
        var applied = await ApplyOnceAsync(plan, order);
        activity.End(applied.Problem);
        activity?.SetTag("state", applied.IsOk ? applied.Value.State.ToString() : "NotStarted");
        if (applied.Problem is { } problem)
        {
            Log.NotStarted(logger, plan.Kind, plan.ConnectionId, problem.Code);
        }

        return applied;
    }

    private async Task<Result<ChangeOutcome>> ApplyOnceAsync(ChangePlan plan, ChangeOrder order)
    {
        try
        {
            if (await RefuseOrderAsync(plan, order) is { } problem)
            {
                return problem;
            }

            if (await journal.FindAsync(order.RequestKey, CancellationToken.None) is not null)
            {
                return await WaitForOutcomeAsync(order.RequestKey);
            }

            // Refuse to start if the disk is too full to record the outcome.
            if (record.FindNoRoom() is { } noRoom)
            {
                return noRoom;
            }

            steps.Before(plan.Kind, ChangeStep.IntentCommitted);
            var opening = await OpenAsync(plan, order);
            if (opening.Refused is { } refused)
            {
                return refused;
            }

            if (opening.Change is not { } change)
            {
                return await WaitForOutcomeAsync(order.RequestKey);
            }

            try
            {
                steps.After(plan.Kind, ChangeStep.IntentCommitted);
                return ChangeOutcome.Of(await RunAsync(plan, change, order.Actor));
            }
            finally
            {
                journal.Release(change.Id);
            }
        }
        catch (Exception exception) when (StorageProblem.From(exception) is { } storage)
        {
            Log.NotRecorded(logger, exception, plan.Kind);
            return storage;
        }
    }

    private async Task<Change> RunAsync(ChangePlan plan, Change change, Actor actor)
    {
        var verdict = await DoAsync(plan, change);
        try
        {
            steps.Before(plan.Kind, ChangeStep.Committed);
            var settled = await journal.SettleAsync(change, verdict, actor, CancellationToken.None);
            steps.After(plan.Kind, ChangeStep.Committed);
            Log.Settled(logger, settled.Id, settled.Kind, settled.State);
            return settled;
        }
        catch (Exception exception) when (change.SentAt is not null && StorageProblem.From(exception) is { } storage)
        {
            // The intent is committed and Auth0 was called: the settler finds out and records it once the database can be written.
            Log.OutcomeNotRecorded(logger, exception, change.Id, change.Kind);
            change.State = ChangeState.Unknown;
            change.Outcome = $"Auth0 was called, but what came of it could not be written: {storage.What} Nothing is lost: the console asks Auth0 and records it as soon as it can write.";
            return change;
        }
    }

    private async Task<Verdict> DoAsync(ChangePlan plan, Change change)
    {
        try
        {
            var verdict = await executor.DoAsync(plan, change);
            return verdict.State == ChangeState.Unknown && await settler.FindOutAsync(change) is { State: not ChangeState.Unknown } found ? found : verdict;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A bug, or the database gone while the tenant was called: what happened is for the settler to find out.
            Log.Broke(logger, exception, change.Id, change.Kind);
            return change.SentAt is null
                ? new Verdict(ChangeState.Refused, $"The console failed before it called Auth0; nothing was sent. Quote {change.Id:N} to the team that runs the console.")
                : new Verdict(ChangeState.Unknown, "The console failed while it worked on this. It asks Auth0 what happened and settles it.");
        }
    }

    /// <summary>Opens the change, after waiting for another one of the connection.</summary>
    /// <returns>Neither change nor refusal if the same request is at work or settled already.</returns>
    private async Task<OpenResult> OpenAsync(ChangePlan plan, ChangeOrder order)
    {
        var until = time.GetUtcNow() + settings.WaitForOther;
        while (true)
        {
            if (await journal.FindAsync(order.RequestKey, CancellationToken.None) is not null)
            {
                return default;
            }

            var opening = await journal.OpenAsync(plan, order, CancellationToken.None);
            if (opening.Refused is { } refused)
            {
                await RecordRefusalAsync(plan, order, refused.What);
            }

            if (opening != default)
            {
                return opening;
            }

            if (time.GetUtcNow() >= until)
            {
                var other = await journal.FindOpenAsync(plan.ConnectionId, CancellationToken.None);
                var which = other is null ? "" : $" ({ChangeWords.Doing(other.Kind).ToLowerInvariant()} it, by {other.Actor})";
                var busy = new Problem($"Another change of {plan.ConnectionName} is not settled yet{which}.", "Wait until its page says how it ended, then plan yours again.")
                {
                    Code = "change.busy",
                    NotLost = "Nothing was sent.",
                };
                return new OpenResult(null, busy);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), time);
        }
    }

    /// <summary>The outcome of a change that another click opened: settled, unknown, or as far as it came in <see cref="ChangeSettings.WaitForOther"/>.</summary>
    private async Task<ChangeOutcome> WaitForOutcomeAsync(Guid requestKey)
    {
        var until = time.GetUtcNow() + settings.WaitForOther;
        while (true)
        {
            var change = (await journal.FindAsync(requestKey, CancellationToken.None))!;
            if (change.IsSettled || change.State == ChangeState.Unknown || time.GetUtcNow() >= until)
            {
                return ChangeOutcome.Of(change);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), time);
        }
    }

    /// <summary>What the server checks whatever the page did: the right, and the ticket. A refused act is on record.</summary>
    private async Task<Problem?> RefuseOrderAsync(ChangePlan plan, ChangeOrder order)
    {
        if (await rights.FindRefusalAsync(order.Actor, Policies.ChangeSso) is { } refusal)
        {
            await RecordRefusalAsync(plan, order, Rights.Refused(order.Actor));
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(order.Ticket))
        {
            return new Problem("A change needs its ticket.", "Type the ticket's reference.") { Code = "change.no-ticket", NotLost = "Nothing was sent." };
        }

        if (order.Ticket.Length > Change.TicketMaxLength || order.Reason.Length > Change.ReasonMaxLength)
        {
            return new Problem($"The ticket takes {Change.TicketMaxLength} characters and the reason {Change.ReasonMaxLength}.", "Shorten them.") { Code = "change.too-long", NotLost = "Nothing was sent." };
        }

        return null;
    }

    private async Task RecordRefusalAsync(ChangePlan plan, ChangeOrder order, string summary)
    {
        await using var context = await contexts.CreateDbContextAsync();
        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            Actor = order.Actor.Name,
            Action = ChangeWords.Action(plan.Kind),
            Outcome = "refused",
            Summary = summary,
            Ticket = order.Ticket.Length <= Change.TicketMaxLength ? order.Ticket : "",
            ConnectionId = plan.ConnectionId,
            Subject = plan.ConnectionName.Value,
        });
        await context.SaveChangesAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A change ({Kind}) of connection {ConnectionId} was not started: {Reason}")]
        public static partial void NotStarted(ILogger logger, ChangeKind kind, Guid connectionId, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "Change {ChangeId} ({Kind}) came to {State}")]
        public static partial void Settled(ILogger logger, Guid changeId, ChangeKind kind, ChangeState state);

        [LoggerMessage(Level = LogLevel.Error, Message = "Change {ChangeId} ({Kind}) broke; the settler takes over")]
        public static partial void Broke(ILogger logger, Exception exception, Guid changeId, ChangeKind kind);

        [LoggerMessage(Level = LogLevel.Error, Message = "What came of change {ChangeId} ({Kind}) could not be written; the settler takes over")]
        public static partial void OutcomeNotRecorded(ILogger logger, Exception exception, Guid changeId, ChangeKind kind);

        [LoggerMessage(Level = LogLevel.Error, Message = "A change ({Kind}) could not be written to the database")]
        public static partial void NotRecorded(ILogger logger, Exception exception, ChangeKind kind);
    }
}
