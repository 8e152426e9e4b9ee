using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Sync;

/// <summary>A line of a list of findings.</summary>
public sealed record FindingRow(
    Guid Id,
    FindingKind Kind,
    string Name,
    string Strategy,
    string DisplayName,
    string Customer,
    string Fields,
    DateTimeOffset FoundAt,
    string IgnoredBy,
    DateTimeOffset? IgnoredAt,
    string IgnoreReason);

/// <summary>The sync checks and the number of findings.</summary>
/// <param name="Running">The check that runs; null if none does.</param>
/// <param name="Last">The newest one that ended.</param>
/// <param name="LastCompleted">The newest one that saw the whole tenant.</param>
/// <param name="Counts">How many findings of each kind need a decision; ignored ones left out.</param>
/// <param name="Ignored">How many unmanaged connections are ignored.</param>
public sealed record SyncStatus(
    SyncRun? Running,
    SyncRun? Last,
    SyncRun? LastCompleted,
    IReadOnlyDictionary<FindingKind, int> Counts,
    int Ignored);

public sealed class SyncService(
    IDbContextFactory<ConsoleDbContext> contexts,
    SyncRuns runs,
    SyncSchedule schedule,
    Rights rights,
    TimeProvider time)
{
    public const int PageSize = 25;

    public async Task<SyncStatus> StatusAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var newest = context.SyncRuns.AsNoTracking().OrderByDescending(run => run.StartedAt);
        var counts = await context.Findings.GroupBy(finding => new { finding.Kind, IsIgnored = finding.IgnoredAt != null })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return new SyncStatus(
            await newest.FirstOrDefaultAsync(run => run.State == SyncRunState.Running, cancellationToken),
            await newest.FirstOrDefaultAsync(run => run.State != SyncRunState.Running, cancellationToken),
            await newest.FirstOrDefaultAsync(run => run.State == SyncRunState.Completed, cancellationToken),
            Enum.GetValues<FindingKind>().ToDictionary(
                kind => kind,
                kind => counts.Where(group => group.Key.Kind == kind && !group.Key.IsIgnored).Sum(group => group.Count)),
            counts.Where(group => group.Key.IsIgnored).Sum(group => group.Count));
    }

    public async Task<ListPage<FindingRow>> ListAsync(FindingKind kind, bool ignored, int page, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = context.Findings.AsNoTracking().Where(finding => finding.Kind == kind && finding.IgnoredAt != null == ignored);
        var onPage = found.OrderBy(finding => finding.Name).ThenBy(finding => finding.Id).Skip(page * PageSize).Take(PageSize);
        var rows = onPage.Select(finding => new FindingRow(
            finding.Id,
            finding.Kind,
            finding.Name.Value,
            finding.Strategy,
            finding.DisplayName,
            finding.Connection == null ? "" : finding.Connection.Cluster.Customer,
            finding.Fields,
            finding.FoundAt,
            finding.IgnoredBy,
            finding.IgnoredAt,
            finding.IgnoreReason));
        return new ListPage<FindingRow>(await rows.ToListAsync(cancellationToken), await found.CountAsync(cancellationToken));
    }

    /// <summary>A finding with its record; null if it is decided or over.</summary>
    public async Task<Finding?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Findings.AsNoTracking().Include(finding => finding.Connection!.Cluster)
            .SingleOrDefaultAsync(finding => finding.Id == id, cancellationToken);
    }

    public Task<Result<Done>> StartAsync(Actor actor, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => StartNowAsync(actor, cancellationToken), "Nothing was changed.");

    private async Task<Result<Done>> StartNowAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        AddAudit(context, actor, "sync.start", "Started a sync check.");
        var started = await runs.StartAsync(context, actor.Name, cancellationToken);
        if (!started.IsOk)
        {
            return started.Problem;
        }

        schedule.Wake();
        return Done.Instance;
    }

    /// <summary>Cancels the running check: it ends after the page that it is reading.</summary>
    public Task<Result<Done>> CancelAsync(Actor actor, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => CancelNowAsync(actor, cancellationToken), "Nothing was changed.");

    private async Task<Result<Done>> CancelNowAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.SyncRuns.SingleOrDefaultAsync(row => row.State == SyncRunState.Running, cancellationToken) is { } run)
        {
            run.IsCancelling = true;
            AddAudit(context, actor, "sync.cancel", $"Cancelled the sync check after {run.Compared} connections.");
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return Done.Instance;
    }

    public Task<Result<Done>> IgnoreAsync(Guid findingId, string reason, Actor actor, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => SetIgnoredAsync(findingId, reason.Trim(), actor, cancellationToken));

    public Task<Result<Done>> StopIgnoringAsync(Guid findingId, Actor actor, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => SetIgnoredAsync(findingId, null, actor, cancellationToken));

    private async Task<Result<Done>> SetIgnoredAsync(Guid findingId, string? reason, Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        if (reason is "" or { Length: > Finding.ReasonMaxLength })
        {
            return new Problem("Enter a reason.", $"Use at most {Finding.ReasonMaxLength} characters.") { Code = "finding.no-reason" };
        }

        if (TypedText.FindProblem(reason) is { } hidden)
        {
            return hidden;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var unmanaged = context.Findings.Where(row => row.Kind == FindingKind.Unmanaged);
        var finding = await unmanaged.SingleOrDefaultAsync(row => row.Id == findingId, cancellationToken);
        if (finding is null)
        {
            return FindingProblems.Gone;
        }

        if (finding.IgnoredAt is null != reason is null)
        {
            finding.IgnoredBy = reason is null ? "" : actor.Name;
            finding.IgnoredAt = reason is null ? null : time.GetUtcNow();
            finding.IgnoreReason = reason ?? "";
            AddIgnoreAudit(context, actor, finding.Name.Value, reason);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return Done.Instance;
    }

    private void AddIgnoreAudit(ConsoleDbContext context, Actor actor, string name, string? reason)
    {
        if (reason is null)
        {
            AddAudit(context, actor, "unmanaged.stop-ignoring", $"Stopped ignoring {name}, which is not managed here.", name);
        }
        else
        {
            AddAudit(context, actor, "unmanaged.ignore", $"Ignored {name}, which is not managed here.", name, reason);
        }
    }

    private void AddAudit(ConsoleDbContext context, Actor actor, string action, string summary, string subject = "", string reason = "") =>
        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = actor,
            Action = action,
            Outcome = "done",
            Summary = summary,
            Subject = subject,
            Reason = reason,
        });
}
