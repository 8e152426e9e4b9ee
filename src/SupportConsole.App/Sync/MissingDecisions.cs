using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Differences;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Sync;

/// <summary>
/// What a person does about a connection that someone deleted in Auth0: retires its record, or makes it a draft again. Auth0 is asked once more before either;
/// neither sends it anything.
/// </summary>
public sealed class MissingDecisions
{
    private readonly IDbContextFactory<ConsoleDbContext> contexts;
    private readonly TenantPresenceCheck look;
    private readonly TimeProvider time;

    internal MissingDecisions(IDbContextFactory<ConsoleDbContext> contexts, TenantPresenceCheck look, TimeProvider time) => (this.contexts, this.look, this.time) = (contexts, look, time);

    /// <summary>Retires the record: it stays, with its history, and its name stays known.</summary>
    public Task<Result<Guid>> RetireAsync(Guid findingId, Decision decision, CancellationToken cancellationToken) => StorageProblem.OrAsync(() => DecideAsync(
        findingId, decision,
        (context, record) =>
        {
            record.MoveTo(ConnectionState.Retired, time.GetUtcNow());
            AuditTrail.Add(context, decision.Entry(record, "connection.retire", $"Retired {record.Name}: it was deleted in Auth0, not by the console.", time.GetUtcNow()));
            return Task.CompletedTask;
        },
        cancellationToken));

    /// <summary>Makes the record a draft again, with the settings it had, under the same name. A client secret is not among them: the customer gives it anew.</summary>
    public Task<Result<Guid>> RecreateAsync(Guid findingId, Decision decision, CancellationToken cancellationToken) => StorageProblem.OrAsync(() => DecideAsync(
        findingId, decision,
        async (context, record) =>
        {
            var now = time.GetUtcNow();
            var form = RecordForm.Of(record);
            (form.Ticket, form.Reason) = (decision.Ticket.Trim(), decision.Reason.Trim());
            foreach (var credential in record.Credentials.Where(credential => credential.Status == CredentialStatus.InForce))
            {
                (credential.Status, credential.ReplacedAt) = (CredentialStatus.Former, now);
            }

            record.MoveTo(ConnectionState.Draft, now);
            (record.Auth0Id, record.SeenOptions, record.SeenAt, record.CredentialFingerprint, record.CredentialExpiresAt) = (null, null, null, "", null);
            await context.Drafts.Where(draft => draft.ConnectionId == record.Id).ExecuteDeleteAsync(CancellationToken.None);
            context.Drafts.Add(new ConnectionDraft { ConnectionId = record.Id, Form = JsonSerializer.Serialize(form), SavedAt = now, SavedBy = decision.Actor.Name });
            AuditTrail.Add(context, decision.Entry(record, "connection.recreate", $"Made {record.Name} a draft again: it was deleted in Auth0, not by the console.", now));
        },
        cancellationToken));

    private async Task<Result<Guid>> DecideAsync(Guid findingId, Decision decision, Func<ConsoleDbContext, ConnectionRecord, Task> decide, CancellationToken cancellationToken)
    {
        if (decision.Refuse() is { } refused)
        {
            return refused;
        }

        Finding? finding;
        await using (var reading = await contexts.CreateDbContextAsync(cancellationToken))
        {
            finding = await reading.Findings.AsNoTracking().SingleOrDefaultAsync(row => row.Id == findingId && row.Kind == FindingKind.Missing, cancellationToken);
        }

        if (finding?.ConnectionId is null)
        {
            return FindingProblems.Gone;
        }

        var asked = time.GetUtcNow();
        var looked = await look.IsThereAsync(finding.Name, finding.Auth0Id, cancellationToken);
        return !looked.IsOk ? looked.Problem : await ConcludeAsync(finding, isThere: looked.Value, asked, decide);
    }

    private async Task<Result<Guid>> ConcludeAsync(Finding finding, bool isThere, DateTimeOffset asked, Func<ConsoleDbContext, ConnectionRecord, Task> decide)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var record = await context.Connections.Include(row => row.Cluster).Include(row => row.Credentials).SingleAsync(row => row.Id == finding.ConnectionId);
        if (await FindingStore.IsInHandAsync(context, record.Id, asked, CancellationToken.None))
        {
            return FindingProblems.Busy(record.Name.Value);
        }

        await FindingStore.DropAsync(context, record, CancellationToken.None);
        var isStillSo = !isThere && record.Auth0Id == finding.Auth0Id && KnownConnection.InTenant.Contains(record.State);
        if (isStillSo)
        {
            await decide(context, record);
            (record.EnabledApplications, record.Attention, record.UpdatedAt) = ("", "", time.GetUtcNow());
        }

        await context.SaveChangesAsync();
        await transaction.CommitAsync();
        return isStillSo ? record.Id
            : isThere ? new Problem($"{finding.Name} is in Auth0 after all.", "Nothing is to be done.") { Code = "finding.there-after-all", NotLost = "Nothing was changed." }
            : FindingProblems.Gone;
    }
}
