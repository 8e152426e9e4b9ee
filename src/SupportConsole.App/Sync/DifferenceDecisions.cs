using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Changes;
using SupportConsole.App.Differences;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Sync;

/// <summary>Decisions about settings that were changed in Auth0: accept them, or restore the recorded ones.</summary>
public sealed class DifferenceDecisions(
    IDbContextFactory<ConsoleDbContext> contexts,
    IAuth0Tenant tenant,
    ChangePlanner planner,
    ConnectionRecordUpdater updater,
    FindingStore findings,
    Rights rights,
    TimeProvider time)
{
    public async Task<Result<ChangePlan>> PlanRestoreAsync(
        Guid findingId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var changed = context.Findings.Where(finding => finding.Id == findingId && finding.Kind == FindingKind.Changed);
        var connectionId = await changed.Select(finding => finding.ConnectionId).SingleOrDefaultAsync(cancellationToken);
        if (connectionId is null)
        {
            return FindingProblems.Gone;
        }

        return keys.Count == 0
            ? new Problem("No field is selected.", "Select the fields to restore.") { Code = "finding.no-field" }
            : await planner.PlanRestoreAsync(connectionId.Value, keys, cancellationToken);
    }

    /// <summary>Records the values from Auth0, with an audit entry. Sends nothing to Auth0.</summary>
    /// <param name="shown">The differences that the person saw; no others are accepted.</param>
    /// <param name="decision">Who, for which ticket, and why.</param>
    public Task<Result<Done>> AcceptAsync(Guid findingId, string shown, Decision decision, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => DecideAsync(findingId, shown, decision, cancellationToken));

    private async Task<Result<Done>> DecideAsync(Guid findingId, string shown, Decision decision, CancellationToken cancellationToken)
    {
        if (await decision.ValidateAsync(rights) is { } refused)
        {
            return refused;
        }

        Finding? finding;
        await using (var reading = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var changed = reading.Findings.AsNoTracking().Where(row => row.Kind == FindingKind.Changed);
            finding = await changed.SingleOrDefaultAsync(row => row.Id == findingId, cancellationToken);
        }

        if (finding is null)
        {
            return FindingProblems.Gone;
        }

        var asked = time.GetUtcNow();
        var read = await tenant.GetConnectionAsync(finding.Auth0Id, cancellationToken);
        return read.TryGet(out var connection, out var problem) ? await AcceptAsync(finding, connection, asked, shown, decision) : problem;
    }

    private async Task<Result<Done>> AcceptAsync(
        Finding finding,
        TenantConnection connection,
        DateTimeOffset asked,
        string shown,
        Decision decision)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var record = await context.Connections.Include(row => row.Cluster).Include(row => row.Credentials)
            .SingleAsync(row => row.Id == finding.ConnectionId);
        if (await FindingStore.IsChangingAsync(context, record.Id, asked, CancellationToken.None))
        {
            return FindingProblems.Busy(record.Name.Value);
        }

        var differences = await findings.UpsertAsync(context, record, connection, CancellationToken.None);
        var isAsShown = differences.Count > 0 && ConnectionComparison.Write(differences) == shown;
        if (isAsShown)
        {
            updater.ApplySnapshot(context, record, connection, change: null);
            await findings.UpsertAsync(context, record, connection, CancellationToken.None);
            record.Attention = "";
            record.UpdatedAt = time.GetUtcNow();
            var fields = ConnectionComparison.Fields(differences);
            AuditTrail.Add(context, decision.Entry(
                record,
                "connection.accept",
                $"Accepted changes made in Auth0: {ConnectionComparison.Labels(differences)}.",
                time.GetUtcNow(),
                fields.Before(),
                fields.After()));
        }

        await context.SaveChangesAsync();
        await transaction.CommitAsync();
        if (isAsShown)
        {
            return Done.Instance;
        }

        return differences.Count == 0 ? FindingProblems.Gone : FindingProblems.ChangedAgain;
    }
}
