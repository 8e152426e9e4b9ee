using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Differences;
using SupportConsole.App.Inventory;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Federation;

namespace SupportConsole.App.Sync;

/// <summary>
/// Decisions about a connection that somebody deleted in Auth0: retire it, or turn it into a draft. Both check Auth0 again and send
/// nothing.
/// </summary>
public sealed class MissingDecisions(
    IDbContextFactory<ConsoleDbContext> contexts,
    TenantPresenceCheck presence,
    Rights rights,
    TimeProvider time)
{
    public Task<Result<Guid>> RetireAsync(Guid findingId, Decision decision, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => DecideAsync(findingId, decision, Retire, cancellationToken));

    /// <summary>Turns the record into a draft with the same name and settings. The customer has to send the client secret again.</summary>
    public Task<Result<Guid>> RecreateAsync(Guid findingId, Decision decision, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => DecideAsync(findingId, decision, RecreateAsync, cancellationToken));

    private Task<Problem?> Retire(ConsoleDbContext context, ConnectionRecord record, Decision decision)
    {
        var now = time.GetUtcNow();
        if (record.MoveTo(ConnectionState.Retired, now) is { } refused)
        {
            return Task.FromResult<Problem?>(refused);
        }

        var summary = $"Retired {record.Name}: it was deleted in Auth0, not by SupportConsole.";
        AuditTrail.Add(context, decision.Entry(record, "connection.retire", summary, now));
        return Task.FromResult<Problem?>(null);
    }

    private async Task<Problem?> RecreateAsync(ConsoleDbContext context, ConnectionRecord record, Decision decision)
    {
        var now = time.GetUtcNow();
        if (record.MoveTo(ConnectionState.Draft, now) is { } refused)
        {
            return refused;
        }

        var form = RecordForm.Of(record);
        form.Ticket = decision.Ticket.Trim();
        form.Reason = decision.Reason.Trim();
        foreach (var credential in record.Credentials.Where(credential => credential.Status == CredentialStatus.Current))
        {
            credential.Status = CredentialStatus.Previous;
            credential.ReplacedAt = now;
        }

        record.Auth0Id = null;
        record.SeenOptions = null;
        record.SeenAt = null;
        record.CredentialFingerprint = "";
        record.CredentialExpiresAt = null;
        record.CredentialNeverExpires = false;
        await context.Drafts.Where(draft => draft.ConnectionId == record.Id).ExecuteDeleteAsync(CancellationToken.None);
        context.Drafts.Add(new ConnectionDraft
        {
            ConnectionId = record.Id,
            Form = JsonSerializer.Serialize(form),
            SavedAt = now,
            SavedBy = decision.Actor.Name,
        });
        var summary = $"Turned {record.Name} into a draft: it was deleted in Auth0, not by SupportConsole.";
        AuditTrail.Add(context, decision.Entry(record, "connection.recreate", summary, now));
        return null;
    }

    private async Task<Result<Guid>> DecideAsync(
        Guid findingId,
        Decision decision,
        Func<ConsoleDbContext, ConnectionRecord, Decision, Task<Problem?>> decide,
        CancellationToken cancellationToken)
    {
        if (await decision.ValidateAsync(rights) is { } refused)
        {
            return refused;
        }

        Finding? finding;
        await using (var reading = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var missing = reading.Findings.AsNoTracking().Where(row => row.Kind == FindingKind.Missing);
            finding = await missing.SingleOrDefaultAsync(row => row.Id == findingId, cancellationToken);
        }

        if (finding?.ConnectionId is null)
        {
            return FindingProblems.Gone;
        }

        var asked = time.GetUtcNow();
        var found = await presence.IsThereAsync(finding.Name, finding.Auth0Id, cancellationToken);
        return found.IsOk
            ? await ConcludeAsync(finding, isThere: found.Value, asked, (context, record) => decide(context, record, decision))
            : found.Problem;
    }

    private async Task<Result<Guid>> ConcludeAsync(
        Finding finding,
        bool isThere,
        DateTimeOffset asked,
        Func<ConsoleDbContext, ConnectionRecord, Task<Problem?>> decide)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var record = await context.Connections.Include(row => row.Cluster).Include(row => row.Credentials)
            .SingleAsync(row => row.Id == finding.ConnectionId);
        if (await FindingStore.IsChangingAsync(context, record.Id, asked, CancellationToken.None))
        {
            return FindingProblems.Busy(record.Name.Value);
        }

        await FindingStore.RemoveAsync(context, record, CancellationToken.None);
        var isStillMissing = !isThere && record.Auth0Id == finding.Auth0Id && KnownConnection.InTenant.Contains(record.State);
        if (isStillMissing)
        {
            if (await decide(context, record) is { } refused)
            {
                return refused;
            }

            record.EnabledApplications = "";
            record.WaitingApplications = "";
            record.Attention = "";
            record.UpdatedAt = time.GetUtcNow();
        }

        await context.SaveChangesAsync();
        await transaction.CommitAsync();
        if (isStillMissing)
        {
            return record.Id;
        }

        return isThere
            ? new Problem($"{finding.Name} is in Auth0.", "No action is needed.")
            {
                Code = "finding.there-after-all",
                NotLost = "Nothing was changed.",
            }
            : FindingProblems.Gone;
    }
}
