using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Changes;

/// <summary>
/// The changes in the database: intent before the tenant is called, outcome with record and audit entry in one transaction. The database lets a
/// connection have one open change only, which serialises tabs and processes.
/// </summary>
internal sealed class ChangeJournal(
    IDbContextFactory<ConsoleDbContext> contexts, FingerprintKey key, TimeProvider time, ChangeSettings settings, ConnectionRecordUpdater keeper)
{
    private const int UniqueViolation = 2067;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>This process, as it signs the changes that it works on.</summary>
    public string Runner { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Commits the intent, with its audit entry, before the tenant is called.</summary>
    /// <returns>The change; neither a change nor a refusal where another change of the connection is open.</returns>
    public async Task<Opening> OpenAsync(ChangePlan plan, ChangeOrder order, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // The transaction takes SQLite's write lock at once: removals begun at the same moment in two processes count each other.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Changes.AnyAsync(change => change.RequestKey == order.RequestKey, cancellationToken))
        {
            // The same click once more, which waited for the first one's intent: there is nothing to judge anew.
            return default;
        }

        if (plan.Kind == ChangeKind.Remove && order.Actor.Role != StaffRole.Administrator && await RemovalsInTheLastHourAsync(context, cancellationToken) >= settings.RemovalsAnHour)
        {
            return new Opening(null, new Problem($"{settings.RemovalsAnHour} connections were removed in the last hour.", "Ask an administrator to remove this one, or wait.")
            {
                Code = "change.removal-limit",
                NotLost = "Nothing was sent.",
            });
        }

        if (plan.Intake is { } intake && await intake(context, cancellationToken) is { } problem)
        {
            return new Opening(null, problem);
        }

        var record = await context.Connections.SingleAsync(connection => connection.Id == plan.ConnectionId, cancellationToken);
        var change = Make(plan, order);
        context.Changes.Add(change);
        AddAudit(context, change, record, order.Actor.Name, "intended", $"{ChangeWords.Doing(change.Kind)} {change.ConnectionName}.", plan.Fields);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is SqliteException { SqliteExtendedErrorCode: UniqueViolation })
        {
            return default;
        }

        return new Opening(change, null);
    }

    /// <summary>The change that the page asked for with this key before, if it did.</summary>
    public async Task<Change?> FindAsync(Guid requestKey, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Changes.AsNoTracking().SingleOrDefaultAsync(change => change.RequestKey == requestKey, cancellationToken);
    }

    /// <summary>The open change of a connection.</summary>
    public async Task<Change?> FindOpenAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Changes.AsNoTracking().SingleOrDefaultAsync(change => change.ConnectionId == connectionId && change.SettledAt == null, cancellationToken);
    }

    /// <summary>Commits that the tenant is about to be called for this change; without it nothing may be sent.</summary>
    /// <returns>Whether the change is still this process's to send: false where another one took it over and settles it.</returns>
    public async Task<bool> BeginSendingAsync(Change change, CancellationToken cancellationToken)
    {
        var sentAt = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var noted = await Ours(context, change.Id).ExecuteUpdateAsync(
            update => update
                .SetProperty(row => row.State, ChangeState.Sending)
                .SetProperty(row => row.SentAt, sentAt)
                .SetProperty(row => row.RunnerUntil, time.GetUtcNow() + settings.Lease),
            cancellationToken);
        if (noted == 1)
        {
            (change.State, change.SentAt) = (ChangeState.Sending, sentAt);
        }

        return noted == 1;
    }

    /// <summary>Commits the id that Auth0 gave a new connection: from here on a crash cannot lose it.</summary>
    /// <returns>Whether the change is still this process's to go on with.</returns>
    public async Task<bool> RememberIdAsync(Change change, ConnectionId id, CancellationToken cancellationToken)
    {
        (change.Auth0Id, change.State) = (id, ChangeState.Checking);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Ours(context, change.Id).ExecuteUpdateAsync(
            update => update
                .SetProperty(row => row.State, ChangeState.Checking)
                .SetProperty(row => row.Auth0Id, id)
                .SetProperty(row => row.RunnerUntil, time.GetUtcNow() + settings.Lease),
            cancellationToken) == 1;
    }

    /// <summary>Whether the mark found on a connection in the tenant is that of any change of this connection's record: an earlier try of it.</summary>
    public async Task<bool> IsMarkOfAsync(Guid connectionId, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        if (!metadata.TryGetValue(ChangeMarks.ChangeKey, out var mark) || !Guid.TryParseExact(mark, "N", out var changeId))
        {
            return false;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Changes.AnyAsync(row => row.Id == changeId && row.ConnectionId == connectionId, cancellationToken);
    }

    /// <summary>Keeps the change for this process a while longer.</summary>
    public async Task RenewAsync(Guid changeId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Changes.Where(row => row.Id == changeId && row.Runner == Runner)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.RunnerUntil, time.GetUtcNow() + settings.Lease), cancellationToken);
    }

    /// <summary>Takes over the open changes that nobody works on, or whose time to ask again has come.</summary>
    public async Task<IReadOnlyList<Change>> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await context.Changes.AsNoTracking()
            .Where(change => change.SettledAt == null && (change.RunnerUntil == null || change.RunnerUntil < now) && (change.NextAttemptAt == null || change.NextAttemptAt <= now))
            .OrderBy(change => change.PlannedAt).Take(50).ToListAsync(cancellationToken);
        var claimed = new List<Change>();
        foreach (var change in due)
        {
            var taken = await context.Changes
                .Where(row => row.Id == change.Id && row.SettledAt == null && row.Runner == change.Runner && row.RunnerUntil == change.RunnerUntil)
                .ExecuteUpdateAsync(
                    update => update.SetProperty(row => row.Runner, Runner).SetProperty(row => row.RunnerUntil, now + settings.Lease), cancellationToken);
            if (taken == 1)
            {
                claimed.Add(change);
            }
        }

        return claimed;
    }

    /// <summary>Whether the change is still open and this process the one that works on it.</summary>
    public async Task<bool> IsOursAsync(Guid changeId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Ours(context, changeId).AnyAsync(cancellationToken);
    }

    /// <summary>Commits what became of the change: change, record and audit entry in one transaction. Settled once, by the process
    /// that holds the change: any other verdict changes nothing.</summary>
    /// <returns>The change as it stands.</returns>
    public async Task<Change> SettleAsync(Change known, Verdict verdict, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var change = await context.Changes.SingleAsync(row => row.Id == known.Id, cancellationToken);
        if (change.IsSettled || change.Runner != Runner)
        {
            return change;
        }

        var record = await context.Connections.Include(connection => connection.Cluster).Include(connection => connection.Credentials)
            .SingleAsync(connection => connection.Id == change.ConnectionId, cancellationToken);
        var now = time.GetUtcNow();
        var wasUnknown = change.State == ChangeState.Unknown;
        (change.State, change.Outcome, change.RequestId) = (verdict.State, Cut(verdict.Words), verdict.RequestId);
        change.Auth0Id = verdict.Connection?.Id ?? known.Auth0Id ?? change.Auth0Id;
        change.SentAt = known.SentAt ?? change.SentAt;
        if (verdict.State == ChangeState.Unknown)
        {
            change.SettleAttempts++;
            change.NextAttemptAt = now + Backoff(change.SettleAttempts);
            (change.Runner, change.RunnerUntil) = ("", null);
            record.Attention = Cut($"{ChangeWords.Doing(change.Kind)}: not known yet whether Auth0 did it.", 1000);
        }
        else
        {
            (change.SettledAt, change.NextAttemptAt, change.RunnerUntil) = (now, null, null);
            record.Attention = verdict.State == ChangeState.Superseded ? Cut(verdict.Words, 1000) : verdict.Attention;
        }

        if (verdict.State is ChangeState.Confirmed or ChangeState.Superseded)
        {
            await keeper.LearnAsync(context, record, change, verdict, cancellationToken);
        }

        if (!(wasUnknown && verdict.State == ChangeState.Unknown))
        {
            AddAudit(context, change, record, actor.Name, ChangeWords.Outcome(verdict.State), verdict.Words, fields: null);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return change;
    }

    private IQueryable<Change> Ours(ConsoleDbContext context, Guid changeId) =>
        context.Changes.Where(row => row.Id == changeId && row.SettledAt == null && row.Runner == Runner);

    private async Task<int> RemovalsInTheLastHourAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow().AddHours(-1);
        return await context.Changes.CountAsync(change => change.Kind == ChangeKind.Remove && change.State != ChangeState.Refused && change.PlannedAt > since, cancellationToken);
    }

    private static TimeSpan Backoff(int attempts) => TimeSpan.FromSeconds(Math.Min(300, 5 * Math.Pow(2, Math.Min(attempts - 1, 6))));

    private static string Cut(string text, int length = Change.TextMaxLength) => text.Length <= length ? text : text[..(length - 1)] + "…";

    private Change Make(ChangePlan plan, ChangeOrder order) => new()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        Kind = plan.Kind,
        State = ChangeState.Saved,
        ConnectionId = plan.ConnectionId,
        ConnectionName = plan.ConnectionName,
        Auth0Id = plan.Auth0Id,
        Actor = order.Actor.Name,
        Ticket = order.Ticket.Trim(),
        Reason = order.Reason.Trim(),
        RequestKey = order.RequestKey,
        Plan = JsonSerializer.Serialize(plan.Fields, Plain),
        BaseOptions = plan.BaseOptions,
        WantedOptions = Wanted(plan),
        Applications = string.Join(' ', plan.Applications.Select(pair => (pair.Value ? "+" : "-") + pair.Key)),
        CredentialFingerprint = plan.Certificate?.Sha256.Hex ?? (plan.Secret is null ? "" : key.Fingerprint(plan.Secret)),
        CredentialExpiresAt = plan.CredentialExpiresAt,
        CertificatePem = plan.Certificate?.ToPem(),
        PlannedAt = time.GetUtcNow(),
        Runner = Runner,
        RunnerUntil = time.GetUtcNow() + settings.Lease,
    };

    /// <summary>The snapshot that the tenant should show afterwards: the base with the edit's values, the secret as its fingerprint.</summary>
    private string? Wanted(ChangePlan plan) => plan.BaseOptions is null || plan.Edit is null
        ? null
        : OptionsSnapshot.Take(
            OptionsReplacement.Prepare("", new ConnectionOptions((System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(plan.BaseOptions)!), plan.Edit),
            text => text.StartsWith(OptionsSnapshot.FingerprintPrefix, StringComparison.Ordinal) ? text[OptionsSnapshot.FingerprintPrefix.Length..] : key.Fingerprint(text));

    private void AddAudit(
        ConsoleDbContext context, Change change, ConnectionRecord record, string actor, string outcome, string summary, IReadOnlyList<FieldChange>? fields)
    {
        fields ??= JsonSerializer.Deserialize<List<FieldChange>>(change.Plan, Plain) ?? [];
        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            Actor = actor,
            Action = ChangeWords.Action(change.Kind),
            Outcome = outcome,
            Summary = Cut(summary),
            Ticket = change.Ticket,
            Reason = change.Reason,
            ConnectionId = record.Id,
            ClusterId = record.ClusterId.Value,
            Subject = record.Name.Value,
            ChangeId = change.Id,
            Before = AuditTrail.Fields(fields.ToDictionary(field => field.Field, field => field.Before)),
            After = AuditTrail.Fields(fields.ToDictionary(field => field.Field, field => field.After)),
            RequestId = change.RequestId,
        });
    }
}
