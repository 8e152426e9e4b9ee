using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Changes;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;

namespace SupportConsole.App.Cutovers;

/// <summary>
/// Brings cutovers forward: applies what both sides agreed to, and follows what became of it. Every step reads where the last one ended
/// from the database, so a restart between any two goes on.
/// </summary>
public sealed partial class CutoverSettler(
    IDbContextFactory<ConsoleDbContext> contexts,
    ChangePlanner planner,
    ChangeRunner runner,
    ChangeJournal journal,
    CutoverFollower follower,
    TimeProvider time,
    ILogger<CutoverSettler> logger)
{
    /// <summary>How long a rolled back certificate ends the cutover that set it.</summary>
    public static readonly TimeSpan WayBack = TimeSpan.FromHours(72);

    /// <summary>After this the closing note goes out even if nobody signed in.</summary>
    public static readonly TimeSpan WatchedFor = TimeSpan.FromDays(1);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Brings every open cutover forward.</summary>
    internal async Task SettleAllAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - WayBack;
        List<Guid> open;
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            open = await context.Cutovers
                .Where(row => row.State == CutoverState.Planned || row.State == CutoverState.Applied
                    || (row.State == CutoverState.Closed && row.AppliedAt > since))
                .OrderBy(row => row.At)
                .Select(row => row.Id)
                .ToListAsync(cancellationToken);
        }

        foreach (var id in open)
        {
            try
            {
                await SettleAsync(id, cancellationToken);
            }
            catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
            {
                Log.Failed(logger, exception, id);
            }
        }
    }

    /// <summary>Applies it as a change of that person. Null if Auth0 has the new certificate, or will as soon as it can be asked.</summary>
    internal async Task<Problem?> ApplyAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        await follower.FollowAsync(id, cancellationToken);
        var cutover = await FindAsync(id, cancellationToken);
        if (cutover is not { State: CutoverState.Planned })
        {
            return cutover is { State: CutoverState.Applied or CutoverState.Closed } ? null
                : new Problem("This cutover isn't planned any more.", "Look at how it ended.") { Code = "cutover.ended" };
        }

        if (await journal.FindAsync(cutover.RequestKey, cancellationToken) is not null)
        {
            return new Problem("The new certificate is being applied.", "Wait for the outcome.") { Code = "cutover.applying" };
        }

        var problem = await SendAsync(cutover, actor, cancellationToken);
        await follower.FollowAsync(id, cancellationToken);
        return problem;
    }

    private async Task SettleAsync(Guid id, CancellationToken cancellationToken)
    {
        await follower.FollowAsync(id, cancellationToken);
        var cutover = await FindAsync(id, cancellationToken);
        var now = time.GetUtcNow();
        if (cutover is not { State: CutoverState.Planned, IsAgreed: true }
            || (cutover.NextTryAt > now && cutover.NextTryAt <= now + Pause))
        {
            return;
        }

        if (await journal.FindAsync(cutover.RequestKey, cancellationToken) is not null)
        {
            // The change is on its way: its settler finds out what became of it.
            return;
        }

        if (await SendAsync(cutover, Actor.Console, cancellationToken) is { } problem)
        {
            await NoteProblemAsync(cutover, problem, cancellationToken);
        }

        await follower.FollowAsync(id, cancellationToken);
    }

    private async Task<Problem?> SendAsync(Cutover cutover, Actor actor, CancellationToken cancellationToken)
    {
        if (TenantCertificate.Read(cutover.CertificatePem) is not { } certificate)
        {
            return new Problem("The stored certificate can't be read.", "Cancel this cutover and plan it again.") { Code = "cutover.pem" };
        }

        var planned = await planner.PlanRotateCertificateAsync(cutover.ConnectionId, certificate, cancellationToken);
        if (!planned.TryGet(out var plan, out var problem))
        {
            return problem;
        }

        if (plan.OutsideChanges.Count > 0)
        {
            return new Problem("Somebody changed the certificate in Auth0.", "Look at the change and rotate on the rotation page.")
            {
                Code = "cutover.changed-elsewhere",
            };
        }

        var order = new ChangeOrder(actor, cutover.Ticket, Reason(cutover), cutover.RequestKey)
        {
            Message = CustomerMessage.Of(cutover.CustomerMessageAt, cutover.CustomerMessageSource),
        };
        var applied = await runner.ApplyAsync(plan, order);
        return applied.Problem ?? (applied.Value.State == ChangeState.Confirmed ? null
            : new Problem(applied.Value.Words, "") { Code = "cutover.not-confirmed" });
    }

    private static string Reason(Cutover cutover)
    {
        var reason = $"Cutover planned by {cutover.PlannedBy} for {TimeWords.Minute(cutover.At)} UTC";
        reason += cutover.AgreedAt is null ? "" : $", agreed by {cutover.AgreedBy}";
        return cutover.SwitchedAt is { } at ? $"{reason}; the customer switched at {TimeWords.Minute(at)} UTC" : reason;
    }

    private async Task NoteProblemAsync(Cutover seen, Problem problem, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var cutover = await context.Cutovers.SingleAsync(row => row.Id == seen.Id, cancellationToken);
        var record = await context.Connections.Include(row => row.Cluster)
            .SingleAsync(row => row.Id == cutover.ConnectionId, cancellationToken);
        if (problem.Code == "cutover.changed-elsewhere")
        {
            CutoverFollower.Fail(context, cutover, record, $"{problem.What} {problem.Cure}", now);
        }
        else
        {
            cutover.Problem = $"{problem.What} {problem.Cure}".Trim();
            cutover.NextTryAt = now + Pause;
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<Cutover?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Cutovers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Cutover {Cutover} could not be settled; it is tried again")]
        public static partial void Failed(ILogger logger, Exception exception, Guid cutover);
    }
}
