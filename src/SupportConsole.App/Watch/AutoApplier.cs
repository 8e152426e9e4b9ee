using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Changes;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.App.Watch;

/// <summary>
/// Applies the certificates that IdPs published where a connection's rule says so, as an ordinary rotation. A finding is tried once: what
/// Auth0 refused is for a person.
/// </summary>
public sealed partial class AutoApplier(
    IDbContextFactory<ConsoleDbContext> contexts,
    ChangePlanner planner,
    ChangeRunner runner,
    ChangeJournal journal,
    TimeProvider time,
    ILogger<AutoApplier> logger)
{
    /// <summary>Looks at every open finding of a connection with a rule.</summary>
    /// <returns>How many were applied.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        List<Guid> open;
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            open = await context.WatchFindings.Where(finding => finding.Outcome == WatchOutcome.Open)
                .Join(context.AutoApplyRules, finding => finding.ConnectionId, rule => rule.ConnectionId, (finding, rule) => finding.Id)
                .ToListAsync(cancellationToken);
        }

        var applied = 0;
        foreach (var id in open)
        {
            try
            {
                applied += await TryAsync(id, cancellationToken) ? 1 : 0;
            }
            catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
            {
                Log.Failed(logger, exception, id);
            }
        }

        return applied;
    }

    private async Task<bool> TryAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var finding = await context.WatchFindings.SingleAsync(row => row.Id == id, cancellationToken);
        var rule = await context.AutoApplyRules.AsNoTracking()
            .SingleOrDefaultAsync(row => row.ConnectionId == finding.ConnectionId, cancellationToken);
        if (rule is null || finding.Outcome != WatchOutcome.Open)
        {
            return false;
        }

        var record = await context.Connections.AsNoTracking().SingleAsync(row => row.Id == finding.ConnectionId, cancellationToken);
        var document = await context.WatchedDocuments.AsNoTracking()
            .SingleAsync(row => row.ConnectionId == finding.ConnectionId, cancellationToken);
        var refusal = AutoApplyCheck.FindRefusal(rule, finding, record, document, time.GetUtcNow())
            ?? await FindFormerUseAsync(context, finding, cancellationToken)
            ?? await FindOtherPlanAsync(context, finding, cancellationToken)
            ?? await ApplyAsync(rule, finding, record, cancellationToken);
        if (finding.HeldBack != (refusal ?? ""))
        {
            finding.HeldBack = refusal ?? "";
            await context.SaveChangesAsync(cancellationToken);
        }

        return refusal is null;
    }

    /// <summary>Old metadata keeps its signature: whoever can serve it must not bring an old certificate back.</summary>
    private static async Task<string?> FindFormerUseAsync(
        ConsoleDbContext context,
        WatchFinding finding,
        CancellationToken cancellationToken) =>
        await context.Credentials.AnyAsync(
            credential => credential.ConnectionId == finding.ConnectionId && credential.Fingerprint == finding.NewFingerprint,
            cancellationToken)
            ? "The connection has had this certificate before."
            : null;

    private async Task<string?> FindOtherPlanAsync(ConsoleDbContext context, WatchFinding finding, CancellationToken cancellationToken) =>
        await context.Cutovers.AnyAsync(
            cutover => cutover.ConnectionId == finding.ConnectionId && cutover.State == CutoverState.Planned,
            cancellationToken)
            ? "A cutover is planned."
            : await journal.FindAsync(finding.Id, cancellationToken) is { } change
                ? $"It was tried once: {change.Outcome}"
                : null;

    private async Task<string?> ApplyAsync(
        AutoApplyRule rule,
        WatchFinding finding,
        ConnectionRecord record,
        CancellationToken cancellationToken)
    {
        var certificate = WatchFindings.Certificates(finding)[0];
        var planned = await planner.PlanRotateCertificateAsync(record.Id, certificate, cancellationToken);
        if (!planned.TryGet(out var plan, out var problem))
        {
            return problem.What;
        }

        if (plan.OutsideChanges.Count > 0)
        {
            return "Somebody changed the certificate in Auth0.";
        }

        var reason = $"Applied automatically: the IdP published it in metadata signed with {Thumbprint.Show(rule.SignerFingerprint)}. "
            + $"{rule.SetBy} agreed to it on {TimeWords.Day(rule.SetAt)}.";
        var applied = await runner.ApplyAsync(plan, new ChangeOrder(Actor.Console, rule.Ticket, reason, finding.Id)
        {
            Message = new CustomerMessage(finding.FoundAt, CustomerMessageSource.Watch),
        });
        return applied.Problem?.What ?? (applied.Value.State == ChangeState.Confirmed ? null : applied.Value.Words);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Finding {Finding} could not be applied automatically; it is tried again")]
        public static partial void Failed(ILogger logger, Exception exception, Guid finding);
    }
}
