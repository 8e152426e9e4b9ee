using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Differences;
using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Sync;

/// <summary>
/// Compares the whole tenant with the record: page by page, behind operators' calls, in constant memory. Each page asks for the options, since without them
/// changed settings and credentials could not be found; so a sweep leaves the mark in the tenant's log that reading secrets leaves, one a page. Secrets stay
/// in memory for as long as a page is compared, and only their keyed fingerprints leave it. A connection that no page showed is looked for directly before it is
/// believed missing; a sweep that does not come to its end concludes nothing of what it did not see.
/// </summary>
internal sealed partial class SyncRunner(
    IAuth0Tenant tenant, SyncJournal journal, PageComparison pages, FindingStore findings, TenantPresenceCheck look, IDbContextFactory<ConsoleDbContext> contexts, TimeProvider time, ILogger<SyncRunner> logger)
{
    private const int LooksAStep = 10;
    private const int MostRestarts = 3;
    private const int MissingWorthADoubt = 20;

    /// <summary>Goes on with a sweep until it comes to rest, or another process has taken it over.</summary>
    public async Task RunAsync(Guid id, CancellationToken cancellationToken)
    {
        using var behind = TenantPriority.Background();
        while (await journal.FindOursAsync(id, cancellationToken) is { } sweep && await StepAsync(sweep, cancellationToken))
        {
        }
    }

    private Task<bool> StepAsync(SyncRun sweep, CancellationToken cancellationToken) =>
        sweep.IsCancelling ? journal.EndAsync(sweep.Id, SyncRunState.Cancelled, "", cancellationToken)
        : sweep.ListedAt is null ? ReadPageAsync(sweep, cancellationToken)
        : LookForMissingAsync(sweep, cancellationToken);

    private async Task<bool> ReadPageAsync(SyncRun sweep, CancellationToken cancellationToken)
    {
        var asked = time.GetUtcNow();
        var listed = await tenant.ListConnectionsAsync(new ConnectionListRequest(sweep.Checkpoint, WithOptions: true, Strategies: EnterpriseStrategies.All), cancellationToken);
        if (!listed.TryGet(out var page, out var problem))
        {
            return problem is TenantProblem { Kind: TenantProblemKind.Invalid } && sweep.Checkpoint is not null && sweep.Restarts < MostRestarts
                ? await BeginAnewAsync(sweep, cancellationToken)
                : await StopAsync(sweep, problem, cancellationToken);
        }

        return await journal.CommitAsync(
            sweep.Id,
            async (context, row) =>
            {
                await pages.CompareAsync(context, row, page, asked, cancellationToken);
                (row.Checkpoint, row.Compared, row.Calls) = (page.Next, row.Compared + page.Connections.Count, row.Calls + 1);
                row.ListedAt = page.Next is null ? time.GetUtcNow() : null;
            },
            cancellationToken);
    }

    private async Task<bool> LookForMissingAsync(SyncRun sweep, CancellationToken cancellationToken)
    {
        List<KnownConnection> unseen;
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var query = Unseen(context, sweep);
            var (count, all) = (await query.CountAsync(cancellationToken), await context.Connections.CountAsync(record => KnownConnection.InTenant.Contains(record.State), cancellationToken));
            if (count > MissingWorthADoubt && count * 2 > all)
            {
                return await StopAsync(sweep, AnotherTenant(count, all), cancellationToken);
            }

            unseen = await KnownConnection.From(query.OrderBy(record => record.Name).Take(LooksAStep)).ToListAsync(cancellationToken);
        }

        if (unseen.Count == 0)
        {
            return await journal.CommitAsync(sweep.Id, (context, row) => CompleteAsync(context, row, cancellationToken), cancellationToken);
        }

        var asked = time.GetUtcNow();
        var missing = new Dictionary<Guid, bool>();
        foreach (var record in unseen)
        {
            var looked = await look.IsThereAsync(record.Name, record.Auth0Id!, cancellationToken);
            if (!looked.IsOk)
            {
                return await StopAsync(sweep, looked.Problem, cancellationToken);
            }

            missing[record.Id] = !looked.Value;
        }

        return await journal.CommitAsync(sweep.Id, (context, row) => ConcludeAsync(context, row, unseen, missing, asked, cancellationToken), cancellationToken);
    }

    /// <summary>What the record has in Auth0, no page of this sweep showed, and nobody has touched since the sweep began.</summary>
    private static IQueryable<ConnectionRecord> Unseen(ConsoleDbContext context, SyncRun sweep) => context.Connections.AsNoTracking().Where(record =>
        record.Auth0Id != null && KnownConnection.InTenant.Contains(record.State) && !(record.SeenAt > sweep.StartedAt)
        && !context.Sightings.Any(sighting => sighting.ConnectionId == record.Id && sighting.SweepId == sweep.Id)
        && !context.Findings.Any(finding => finding.ConnectionId == record.Id && finding.Kind == FindingKind.Missing && finding.SweepId == sweep.Id)
        && !context.Changes.Any(change => change.ConnectionId == record.Id && change.SettledAt == null));

    private async Task ConcludeAsync(
        ConsoleDbContext context, SyncRun sweep, List<KnownConnection> looked, Dictionary<Guid, bool> missing, DateTimeOffset asked, CancellationToken cancellationToken)
    {
        var ids = looked.Select(record => record.Id).ToList();
        var still = await context.Connections.AsNoTracking().Where(record => ids.Contains(record.Id) && KnownConnection.InTenant.Contains(record.State)).Select(record => record.Id).ToListAsync(cancellationToken);
        var inHand = await PageComparison.InHandAsync(context, ids, asked, cancellationToken);
        var noted = await context.Findings.Where(finding => finding.ConnectionId != null && ids.Contains(finding.ConnectionId.Value)).ToDictionaryAsync(finding => finding.ConnectionId!.Value, cancellationToken);
        var sighted = await context.Sightings.Where(sighting => ids.Contains(sighting.ConnectionId)).ToDictionaryAsync(sighting => sighting.ConnectionId, cancellationToken);
        foreach (var record in looked)
        {
            if (missing[record.Id] && still.Contains(record.Id) && !inHand.Contains(record.Id))
            {
                findings.NoteMissing(context, noted.GetValueOrDefault(record.Id), record, sweep.Id);
            }
            else if (sighted.TryGetValue(record.Id, out var sighting))
            {
                sighting.SweepId = sweep.Id;
            }
            else
            {
                context.Sightings.Add(new Sighting { ConnectionId = record.Id, SweepId = sweep.Id });
            }
        }

        sweep.Calls += looked.Sum(record => missing[record.Id] ? 2 : 1);
    }

    /// <summary>The whole tenant was seen: what was found before and not now is over, unless a change of it is open.</summary>
    private async Task CompleteAsync(ConsoleDbContext context, SyncRun sweep, CancellationToken cancellationToken)
    {
        await context.Findings
            .Where(finding => finding.SweepId != sweep.Id && finding.SeenAt < sweep.StartedAt && !context.Changes.Any(change => change.ConnectionId == finding.ConnectionId && change.SettledAt == null))
            .ExecuteDeleteAsync(cancellationToken);
        await context.Sightings.ExecuteDeleteAsync(cancellationToken);
        journal.End(sweep, SyncRunState.Completed);
        Log.Completed(logger, sweep.Compared, sweep.Calls);
    }

    private async Task<bool> BeginAnewAsync(SyncRun sweep, CancellationToken cancellationToken)
    {
        Log.BeginsAnew(logger, sweep.Compared);
        return await journal.CommitAsync(
            sweep.Id,
            (_, row) =>
            {
                (row.Checkpoint, row.Compared, row.Unreadable, row.Restarts) = (null, 0, 0, row.Restarts + 1);
                return Task.CompletedTask;
            },
            cancellationToken);
    }

    private async Task<bool> StopAsync(SyncRun sweep, Problem problem, CancellationToken cancellationToken)
    {
        Log.Stopped(logger, sweep.Compared, problem.Code);
        await journal.EndAsync(sweep.Id, SyncRunState.Stopped, $"{problem.What} {problem.Cure}", cancellationToken);
        return false;
    }

    private static Problem AnotherTenant(int missing, int all) => new(
        $"{missing:N0} of the {all:N0} connections that the record has in Auth0 are not in this tenant: more than half.",
        "Check that Auth0:Domain names the tenant that this record is about. Nothing was concluded from it.")
    { Code = "sweep.another-tenant" };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Compared {Compared} connections of the tenant with the record in {Calls} calls")]
        public static partial void Completed(ILogger logger, int compared, int calls);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Auth0 no longer knows where the comparison stopped, after {Compared} connections; it begins anew")]
        public static partial void BeginsAnew(ILogger logger, int compared);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The comparison stopped after {Compared} connections: {Code}")]
        public static partial void Stopped(ILogger logger, int compared, string? code);
    }
}
