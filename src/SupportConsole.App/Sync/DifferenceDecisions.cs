using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Changes;
using SupportConsole.App.Differences;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Sync;

/// <summary>What a person does about settings that were changed elsewhere: accepts them, or puts the agreed ones back by the one path for changes.</summary>
public sealed class DifferenceDecisions(
    IDbContextFactory<ConsoleDbContext> contexts, IAuth0Tenant tenant, ChangePlanner planner, ConnectionRecordUpdater keeper, FindingStore findings, TimeProvider time)
{
    /// <summary>Plans putting back what the record agreed to in the fields chosen. The plan shows before and after; the runner applies it.</summary>
    public async Task<Result<ChangePlan>> PlanPutBackAsync(Guid findingId, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var connectionId = await context.Findings.Where(finding => finding.Id == findingId && finding.Kind == FindingKind.Changed).Select(finding => finding.ConnectionId).SingleOrDefaultAsync(cancellationToken);
        return connectionId is null ? FindingProblems.Gone
            : keys.Count == 0 ? new Problem("No field is chosen.", "Choose the fields to put back.") { Code = "finding.no-field" }
            : await planner.PlanPutBackAsync(connectionId.Value, keys, cancellationToken);
    }

    /// <summary>Takes what Auth0 holds into the record as agreed: record and audit entry in one transaction. Nothing is sent to Auth0.</summary>
    /// <param name="findingId">The finding.</param>
    /// <param name="shown">The differences that the person saw: others than these are not accepted.</param>
    /// <param name="decision">Who, for which ticket, and why.</param>
    /// <param name="cancellationToken">Ends the look at the tenant.</param>
    public Task<Result<Done>> AcceptAsync(Guid findingId, string shown, Decision decision, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => DecideAsync(findingId, shown, decision, cancellationToken));

    private async Task<Result<Done>> DecideAsync(Guid findingId, string shown, Decision decision, CancellationToken cancellationToken)
    {
        if (decision.Refuse() is { } refused)
        {
            return refused;
        }

        Finding? finding;
        await using (var reading = await contexts.CreateDbContextAsync(cancellationToken))
        {
            finding = await reading.Findings.AsNoTracking().SingleOrDefaultAsync(row => row.Id == findingId && row.Kind == FindingKind.Changed, cancellationToken);
        }

        if (finding is null)
        {
            return FindingProblems.Gone;
        }

        var asked = time.GetUtcNow();
        var read = await tenant.GetConnectionAsync(finding.Auth0Id, cancellationToken);
        return read.TryGet(out var connection, out var problem) ? await TakeAsync(finding, connection, asked, shown, decision) : problem;
    }

    private async Task<Result<Done>> TakeAsync(Finding finding, TenantConnection connection, DateTimeOffset asked, string shown, Decision decision)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var record = await context.Connections.Include(row => row.Cluster).Include(row => row.Credentials).SingleAsync(row => row.Id == finding.ConnectionId);
        if (await FindingStore.IsInHandAsync(context, record.Id, asked, CancellationToken.None))
        {
            return FindingProblems.Busy(record.Name.Value);
        }

        var differences = await findings.NoteAsync(context, record, connection, sweepId: null, CancellationToken.None);
        var isAsShown = differences.Count > 0 && ConnectionComparison.Write(differences) == shown;
        if (isAsShown)
        {
            keeper.See(context, record, connection, change: null);
            await findings.NoteAsync(context, record, connection, sweepId: null, CancellationToken.None);
            (record.Attention, record.UpdatedAt) = ("", time.GetUtcNow());
            var fields = ConnectionComparison.Fields(differences);
            AuditTrail.Add(context, decision.Entry(
                record, "connection.accept", $"Accepted what was changed in Auth0: {ConnectionComparison.Labels(differences)}.", time.GetUtcNow(),
                fields.ToDictionary(field => field.Field, field => field.Before), fields.ToDictionary(field => field.Field, field => field.After)));
        }

        await context.SaveChangesAsync();
        await transaction.CommitAsync();
        return isAsShown ? Done.Instance : differences.Count == 0 ? FindingProblems.Gone : FindingProblems.ChangedAgain;
    }
}
