using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Federation;

namespace SupportConsole.App.Sync;

/// <summary>A line of a list of findings.</summary>
public sealed record FindingRow(Guid Id, FindingKind Kind, string Name, string Strategy, string DisplayName, string Customer, string Fields, DateTimeOffset FoundAt, string IgnoredBy, DateTimeOffset? IgnoredAt, string IgnoreReason);

/// <summary>How the comparison stands.</summary>
/// <param name="Running">The sweep at work; null where none is.</param>
/// <param name="Last">The newest one that has come to rest.</param>
/// <param name="LastWhole">The newest one that saw the whole tenant.</param>
/// <param name="Counts">How many findings of each kind wait; ignored ones left out.</param>
/// <param name="Ignored">How many unmanaged ones are ignored.</param>
public sealed record ReconcileStatus(SyncRun? Running, SyncRun? Last, SyncRun? LastWhole, IReadOnlyDictionary<FindingKind, int> Counts, int Ignored);

/// <summary>What the reconcile page shows, and what it may ask for.</summary>
public sealed class SyncService(IDbContextFactory<ConsoleDbContext> contexts, SyncJournal journal, SyncSchedule schedule, TimeProvider time)
{
    /// <summary>Findings a page.</summary>
    public const int PageSize = 25;

    /// <summary>How it stands now.</summary>
    public async Task<ReconcileStatus> StatusAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var sweeps = context.Sweeps.AsNoTracking().OrderByDescending(sweep => sweep.StartedAt);
        var counts = await context.Findings.GroupBy(finding => new { finding.Kind, IsIgnored = finding.IgnoredAt != null }).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return new ReconcileStatus(
            await sweeps.FirstOrDefaultAsync(sweep => sweep.State == SyncRunState.Running, cancellationToken),
            await sweeps.FirstOrDefaultAsync(sweep => sweep.State != SyncRunState.Running, cancellationToken),
            await sweeps.FirstOrDefaultAsync(sweep => sweep.State == SyncRunState.Completed, cancellationToken),
            Enum.GetValues<FindingKind>().ToDictionary(kind => kind, kind => counts.Where(group => group.Key.Kind == kind && !group.Key.IsIgnored).Sum(group => group.Count)),
            counts.Where(group => group.Key.IsIgnored).Sum(group => group.Count));
    }

    /// <summary>One page of the findings of a kind, by name.</summary>
    public async Task<ListPage<FindingRow>> ListAsync(FindingKind kind, bool ignored, int page, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = context.Findings.AsNoTracking().Where(finding => finding.Kind == kind && finding.IgnoredAt != null == ignored);
        var rows = found.OrderBy(finding => finding.Name).ThenBy(finding => finding.Id).Skip(page * PageSize).Take(PageSize).Select(finding => new FindingRow(
            finding.Id, finding.Kind, finding.Name.Value, finding.Strategy, finding.DisplayName, finding.Connection == null ? "" : finding.Connection.Cluster.Customer, finding.Fields,
            finding.FoundAt, finding.IgnoredBy, finding.IgnoredAt, finding.IgnoreReason));
        return new ListPage<FindingRow>(await rows.ToListAsync(cancellationToken), await found.CountAsync(cancellationToken));
    }

    /// <summary>A finding with its record; null where there is none of that id any more.</summary>
    public async Task<Finding?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Findings.AsNoTracking().Include(finding => finding.Connection!.Cluster).SingleOrDefaultAsync(finding => finding.Id == id, cancellationToken);
    }

    /// <summary>Begins comparing now; it goes on though the page is left.</summary>
    public Task<Result<Done>> CompareAsync(Actor actor, CancellationToken cancellationToken) => StorageProblem.OrAsync(() => CompareNowAsync(actor, cancellationToken), "Nothing was changed.");

    private async Task<Result<Done>> CompareNowAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.MayChange)
        {
            return NotAllowed(actor);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        Note(context, actor, "reconcile.compare", "Asked for the tenant to be compared with the record.");
        var begun = await journal.BeginAsync(context, actor, cancellationToken);
        if (!begun.IsOk)
        {
            return begun.Problem;
        }

        schedule.Wake();
        return Done.Instance;
    }

    /// <summary>Asks the sweep to stop after the page that it reads.</summary>
    public Task<Result<Done>> CancelAsync(Actor actor, CancellationToken cancellationToken) => StorageProblem.OrAsync(() => CancelNowAsync(actor, cancellationToken), "Nothing was changed.");

    private async Task<Result<Done>> CancelNowAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.MayChange)
        {
            return NotAllowed(actor);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Sweeps.SingleOrDefaultAsync(row => row.State == SyncRunState.Running, cancellationToken) is { } sweep)
        {
            sweep.IsCancelling = true;
            Note(context, actor, "reconcile.cancel", $"Cancelled the comparison after {sweep.Compared} connections.");
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return Done.Instance;
    }

    /// <summary>Notes that an unmanaged connection is none of ours, and why; it can be undone.</summary>
    public Task<Result<Done>> IgnoreAsync(Guid findingId, string reason, Actor actor, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > Finding.ReasonMaxLength
            ? Task.FromResult<Result<Done>>(new Problem("Ignoring needs a reason.", $"Say in a sentence why it is none of ours, in at most {Finding.ReasonMaxLength} characters.") { Code = "finding.no-reason" })
            : StorageProblem.OrAsync(() => SetIgnoredAsync(findingId, reason.Trim(), actor, cancellationToken));

    /// <summary>Lists an ignored one again.</summary>
    public Task<Result<Done>> StopIgnoringAsync(Guid findingId, Actor actor, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => SetIgnoredAsync(findingId, null, actor, cancellationToken));

    private async Task<Result<Done>> SetIgnoredAsync(Guid findingId, string? reason, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.MayChange)
        {
            return NotAllowed(actor);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var finding = await context.Findings.SingleOrDefaultAsync(row => row.Id == findingId && row.Kind == FindingKind.Unmanaged, cancellationToken);
        if (finding is null)
        {
            return FindingProblems.Gone;
        }

        if (finding.IgnoredAt is null != reason is null)
        {
            (finding.IgnoredBy, finding.IgnoredAt, finding.IgnoreReason) = (reason is null ? "" : actor.Name, reason is null ? null : time.GetUtcNow(), reason ?? "");
            Note(
                context, actor, reason is null ? "unmanaged.stop-ignoring" : "unmanaged.ignore",
                reason is null ? $"No longer ignores {finding.Name}, which is in Auth0 and not managed here." : $"Ignores {finding.Name}, which is in Auth0 and not managed here.", finding.Name.Value, reason ?? "");
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return Done.Instance;
    }

    private void Note(ConsoleDbContext context, Actor actor, string action, string summary, string subject = "", string reason = "") => AuditTrail.Add(
        context,
        new AuditEntry { At = time.GetUtcNow(), Actor = actor.Name, Action = action, Outcome = "done", Summary = summary, Subject = subject, Reason = reason });

    private static Problem NotAllowed(Actor actor) => new($"{actor.Name} may look and not change.", "Ask a support engineer to do it.") { Code = "reconcile.not-allowed" };
}
