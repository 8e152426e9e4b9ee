using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Differences;
using SupportConsole.App.Record;
using SupportConsole.Auth0;

namespace SupportConsole.App.Sync;

/// <summary>
/// Compares the whole tenant with the record: page by page, behind operators' calls. Each page includes the options, since changed
/// settings and credentials cannot be found without them; so each page leaves the tenant log entry that reading secrets leaves. Secrets
/// stay in memory while a page is compared, and only their keyed fingerprints leave it. A connection that no page showed is looked up
/// directly before it counts as missing.
/// </summary>
public sealed partial class SyncRunner(
    IAuth0Tenant tenant,
    SyncRuns runs,
    PageComparison pages,
    FindingStore findings,
    TenantPresenceCheck presence,
    IDbContextFactory<ConsoleDbContext> contexts,
    TimeProvider time,
    ILogger<SyncRunner> logger)
{
    private const int LookupsPerStep = 10;
    private const int PlausiblyMissing = 20;

    /// <summary>Runs a check from the first page to its end. A page that is left does not stop it.</summary>
    public async Task RunAsync(Guid id, CancellationToken cancellationToken)
    {
        using var behind = TenantPriority.Background();
        using var activity = Telemetry.Activities.StartActivity("sync");
        var seen = new SyncSightings();
        var problem = await ComparePagesAsync(id, seen, cancellationToken) ?? await FindMissingAsync(id, seen, cancellationToken);
        var certificate = await tenant.ReadSigningCertificateAsync(cancellationToken);
        if (!certificate.IsOk)
        {
            Log.NoCertificate(logger, certificate.Problem.What);
        }

        var run = await runs.CommitAsync(
            id,
            async (context, row) =>
            {
                if (certificate.IsOk)
                {
                    await ServiceProviderCertificates.UpdateTenantAsync(context, certificate.Value, cancellationToken);
                }

                await EndAsync(context, row, seen, problem, cancellationToken);
            },
            cancellationToken);
        activity.End(problem);
        activity?.SetTag("compared", run.Compared);
        Log.Ended(logger, run.State, run.Compared, run.Calls, problem?.Code);
    }

    private async Task<Problem?> ComparePagesAsync(Guid id, SyncSightings seen, CancellationToken cancellationToken)
    {
        SyncRun? run = null;
        string? next = null;
        do
        {
            var asked = time.GetUtcNow();
            var request = new ConnectionListRequest(next, WithOptions: true, Strategies: EnterpriseStrategies.All);
            var listed = await tenant.ListConnectionsAsync(request, cancellationToken);
            if (!listed.TryGet(out var page, out var problem))
            {
                return problem;
            }

            var isFirst = run is null;
            run = await runs.CommitAsync(
                id,
                async (context, row) =>
                {
                    // Counts of an earlier attempt of the same check, which broke.
                    row.Compared = (isFirst ? 0 : row.Compared) + page.Connections.Count;
                    row.Calls = (isFirst ? 0 : row.Calls) + 1;
                    row.Unreadable = isFirst ? 0 : row.Unreadable;
                    await pages.CompareAsync(context, row, page, seen, asked, cancellationToken);
                },
                cancellationToken);
            next = page.Next;
        }
        while (next is not null && !run.IsCancelling);

        return null;
    }

    /// <summary>Looks up what the record has in Auth0 and no page showed.</summary>
    private async Task<Problem?> FindMissingAsync(Guid id, SyncSightings seen, CancellationToken cancellationToken)
    {
        var (unseen, all) = await FindUnseenAsync(id, seen, cancellationToken);
        if (unseen.Count > PlausiblyMissing && unseen.Count * 2 > all)
        {
            return AnotherTenant(unseen.Count, all);
        }

        foreach (var ids in unseen.Chunk(LookupsPerStep))
        {
            var searched = await FindMissingAsync(id, ids, cancellationToken);
            if (!searched.TryGet(out var run, out var problem))
            {
                return problem;
            }

            if (run.IsCancelling)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The records that are in Auth0, that no page of this check showed, and that nobody has touched since it started.</summary>
    private async Task<(IReadOnlyList<Guid> Unseen, int All)> FindUnseenAsync(
        Guid id,
        SyncSightings seen,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var run = await context.SyncRuns.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        if (run.IsCancelling)
        {
            return ([], 0);
        }

        var inTenant = context.Connections.AsNoTracking().Where(record => KnownConnection.InTenant.Contains(record.State));
        var untouched = inTenant.Where(record => record.Auth0Id != null && !(record.SeenAt > run.StartedAt)
            && !context.Changes.Any(change => change.ConnectionId == record.Id && change.SettledAt == null));
        var ids = await untouched.OrderBy(record => record.Name).Select(record => record.Id).ToListAsync(cancellationToken);
        return ([.. ids.Where(record => !seen.Records.Contains(record))], await inTenant.CountAsync(cancellationToken));
    }

    private async Task<Result<SyncRun>> FindMissingAsync(Guid id, Guid[] ids, CancellationToken cancellationToken)
    {
        var asked = time.GetUtcNow();
        var missing = new List<KnownConnection>();
        foreach (var record in await ReadAsync(ids, cancellationToken))
        {
            var found = await presence.IsThereAsync(record.Name, record.Auth0Id!, cancellationToken);
            if (!found.IsOk)
            {
                return found.Problem;
            }

            if (!found.Value)
            {
                missing.Add(record);
            }
        }

        return await runs.CommitAsync(
            id,
            async (context, run) =>
            {
                run.Calls += ids.Length + missing.Count;
                await ConcludeAsync(context, missing, asked, cancellationToken);
            },
            cancellationToken);
    }

    private async Task<IReadOnlyList<KnownConnection>> ReadAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var records = context.Connections.AsNoTracking().Where(record => ids.Contains(record.Id) && record.Auth0Id != null);
        return await KnownConnection.From(records).ToListAsync(cancellationToken);
    }

    private async Task ConcludeAsync(
        ConsoleDbContext context,
        List<KnownConnection> missing,
        DateTimeOffset asked,
        CancellationToken cancellationToken)
    {
        var ids = missing.Select(record => record.Id).ToList();
        var still = await context.Connections.Where(record => ids.Contains(record.Id) && KnownConnection.InTenant.Contains(record.State))
            .Select(record => record.Id).ToListAsync(cancellationToken);
        var changing = await PageComparison.ChangingAsync(context, ids, asked, cancellationToken);
        var known = await context.Findings.Where(finding => finding.ConnectionId != null && ids.Contains(finding.ConnectionId.Value))
            .ToDictionaryAsync(finding => finding.ConnectionId!.Value, cancellationToken);
        foreach (var record in missing.Where(record => still.Contains(record.Id) && !changing.Contains(record.Id)))
        {
            findings.UpsertMissing(context, known.GetValueOrDefault(record.Id), record);
        }
    }

    /// <summary>Ends the check. Only if the whole tenant was seen, findings that it did not see again are over.</summary>
    private async Task EndAsync(
        ConsoleDbContext context,
        SyncRun run,
        SyncSightings seen,
        Problem? problem,
        CancellationToken cancellationToken)
    {
        if (problem is not null)
        {
            run.Problem = $"{problem.What} {problem.Cure}";
            runs.End(run, SyncRunState.Stopped);
            return;
        }

        if (run.IsCancelling)
        {
            runs.End(run, SyncRunState.Cancelled);
            return;
        }

        var unseen = await context.Findings
            .Where(finding => finding.SeenAt < run.StartedAt
                && !context.Changes.Any(change => change.ConnectionId == finding.ConnectionId && change.SettledAt == null))
            .Select(finding => finding.Id).ToListAsync(cancellationToken);
        unseen.RemoveAll(seen.KeptFindings.Contains);
        await context.Findings.Where(finding => unseen.Contains(finding.Id)).ExecuteDeleteAsync(cancellationToken);
        runs.End(run, SyncRunState.Completed);
    }

    private static Problem AnotherTenant(int missing, int all) => new(
        $"{missing:N0} of the {all:N0} connections that SupportConsole has in Auth0 are not in this tenant: more than half.",
        "Check that Auth0:Domain names the right tenant. No connection was marked as missing.")
    {
        Code = "sync.another-tenant",
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The end of the tenant's certificate stays as last read: {Problem}")]
        public static partial void NoCertificate(ILogger logger, string problem);

        [LoggerMessage(Level = LogLevel.Information, Message = "Sync check {State}: {Compared} connections, {Calls} calls, problem {Code}")]
        public static partial void Ended(ILogger logger, SyncRunState state, int compared, int calls, string? code);
    }
}
