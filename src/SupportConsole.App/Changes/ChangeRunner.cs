using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Chain;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Changes;

/// <summary>
/// Applies planned changes: the only path by which anything reaches the tenant. Commits the intent, calls the tenant once, reads back,
/// and commits the outcome with record and audit entry. A change that has started runs to its end even if the page is closed.
/// </summary>
public sealed partial class ChangeRunner(
    ChangeJournal journal,
    ChangeExecutor executor,
    ChangeSettler settler,
    IDbContextFactory<ConsoleDbContext> contexts,
    RecordWatch record,
    HeadWatch heads,
    ChangeSettings settings,
    ChangeSteps steps,
    Rights rights,
    TimeProvider time,
    ILogger<ChangeRunner> logger)
{
    private const string NothingSent = "Nothing was sent.";

    /// <summary>
    /// Applies a plan once. The same request key returns the outcome of the first call. A second change of a connection waits for the
    /// first, and is refused if the first changed what it was planned against.
    /// </summary>
    /// <returns>The outcome, also if Auth0 refused or it is unknown; a problem if nothing was recorded.</returns>
    public async Task<Result<ChangeOutcome>> ApplyAsync(ChangePlan plan, ChangeOrder order)
    {
        using var activity = Telemetry.Activities.StartActivity("change")?.SetTag("kind", plan.Kind.ToString())
            .SetTag("connection.id", plan.ConnectionId);
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

            if (heads.Refusal is { } unkept)
            {
                return unkept;
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
            // The intent is committed and Auth0 was called: the settler records the outcome once the database can be written.
            Log.OutcomeNotRecorded(logger, exception, change.Id, change.Kind);
            change.State = ChangeState.Unknown;
            change.Outcome = $"Auth0 was called, but the outcome could not be saved: {storage.What} SupportConsole saves it later.";
            return change;
        }
    }

    private async Task<Verdict> DoAsync(ChangePlan plan, Change change)
    {
        try
        {
            var verdict = await executor.DoAsync(plan, change);
            if (verdict.State != ChangeState.Unknown)
            {
                return verdict;
            }

            var found = await settler.FindOutAsync(change);
            return found.State == ChangeState.Unknown ? verdict : found;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A bug, or the database failed while the tenant was called: the settler finds out what happened.
            Log.Broke(logger, exception, change.Id, change.Kind);
            return change.SentAt is null
                ? new Verdict(
                    ChangeState.Refused,
                    $"SupportConsole failed before it called Auth0; nothing was sent. Report the number {change.Id:N}.")
                : new Verdict(ChangeState.Unknown, "SupportConsole failed during this change. It checks Auth0 to find out what happened.");
        }
    }

    /// <summary>Opens the change, after waiting for another one of the connection.</summary>
    /// <returns>Neither change nor problem if this request was opened before.</returns>
    private async Task<OpenResult> OpenAsync(ChangePlan plan, ChangeOrder order)
    {
        var began = time.GetTimestamp();
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

            if (time.GetElapsedTime(began) >= settings.WaitForOther)
            {
                var other = await journal.FindOpenAsync(plan.ConnectionId, CancellationToken.None);
                var by = other is null ? "" : $" by {other.Actor}";
                var busy = new Problem(
                    $"Another change{by} of {plan.ConnectionName} is still open.",
                    "Wait until it has ended, then plan yours again.")
                {
                    Code = "change.busy",
                    NotLost = NothingSent,
                };
                return new OpenResult(null, busy);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), time);
        }
    }

    /// <summary>Waits for the change that another click opened, up to <see cref="ChangeSettings.WaitForOther"/>.</summary>
    private async Task<ChangeOutcome> WaitForOutcomeAsync(Guid requestKey)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var change = (await journal.FindAsync(requestKey, CancellationToken.None))!;
            if (change.IsSettled || change.State == ChangeState.Unknown || time.GetElapsedTime(began) >= settings.WaitForOther)
            {
                return ChangeOutcome.Of(change);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), time);
        }
    }

    /// <summary>What the server checks whatever the page did: the right, and the ticket.</summary>
    private async Task<Problem?> RefuseOrderAsync(ChangePlan plan, ChangeOrder order)
    {
        var act = new RefusedAct(ChangeWords.Action(plan.Kind))
        {
            ConnectionId = plan.ConnectionId,
            Subject = plan.ConnectionName.Value,
            Ticket = order.Ticket.Length <= Change.TicketMaxLength ? order.Ticket : "",
        };
        if (await rights.FindRefusalAsync(order.Actor, Policies.ChangeSso, act) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(order.Ticket))
        {
            return new Problem("The ticket is missing.", "Enter a ticket number.") { Code = "change.no-ticket", NotLost = NothingSent };
        }

        if (order.Ticket.Length > Change.TicketMaxLength || order.Reason.Length > Change.ReasonMaxLength)
        {
            var limits = $"A ticket has at most {Change.TicketMaxLength} characters, a reason {Change.ReasonMaxLength}.";
            return new Problem(limits, "Shorten them.") { Code = "change.too-long", NotLost = NothingSent };
        }

        return TypedText.FindProblem(order.Ticket, order.Reason) is { } hidden ? hidden with { NotLost = NothingSent } : null;
    }

    private async Task RecordRefusalAsync(ChangePlan plan, ChangeOrder order, string summary)
    {
        await using var context = await contexts.CreateDbContextAsync();
        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = order.Actor,
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

        [LoggerMessage(Level = LogLevel.Information, Message = "Change {ChangeId} ({Kind}) ended: {State}")]
        public static partial void Settled(ILogger logger, Guid changeId, ChangeKind kind, ChangeState state);

        [LoggerMessage(Level = LogLevel.Error, Message = "Change {ChangeId} ({Kind}) failed; the settler takes over")]
        public static partial void Broke(ILogger logger, Exception exception, Guid changeId, ChangeKind kind);

        [LoggerMessage(Level = LogLevel.Error, Message = "The outcome of {ChangeId} ({Kind}) could not be saved; the settler takes over")]
        public static partial void OutcomeNotRecorded(ILogger logger, Exception exception, Guid changeId, ChangeKind kind);

        [LoggerMessage(Level = LogLevel.Error, Message = "A change ({Kind}) could not be saved; nothing was sent")]
        public static partial void NotRecorded(ILogger logger, Exception exception, ChangeKind kind);
    }
}
