using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.Differences;

/// <summary>
/// The only writer of findings. Every reader of a connection (a sync check, the read-back of a change, the connection's page) calls it in
/// the transaction that updates the record. It also keeps when our own certificates beside the connection expire.
/// </summary>
public sealed class FindingStore(FingerprintKey key, TimeProvider time)
{
    /// <summary>
    /// Adds, updates or removes a connection's finding, so that it says how Auth0 and the record differ. The caller saves the context.
    /// </summary>
    /// <param name="context">The caller's context.</param>
    /// <param name="connection">The connection as just read, with its options.</param>
    /// <returns>What differs.</returns>
    public async Task<IReadOnlyList<OptionDifference>> UpsertAsync(
        ConsoleDbContext context,
        ConnectionRecord record,
        TenantConnection connection,
        CancellationToken cancellationToken)
    {
        var findings = await context.Findings.Where(finding => finding.Auth0Id == connection.Id || finding.ConnectionId == record.Id)
            .ToListAsync(cancellationToken);
        context.Findings.RemoveRange(findings.Where(finding => finding.Auth0Id != connection.Id));
        var read = new Dictionary<Guid, TenantConnection> { [record.Id] = connection };
        await ServiceProviderCertificates.UpdateAsync(context, read, cancellationToken);
        return Upsert(context, findings.Find(finding => finding.Auth0Id == connection.Id), KnownConnection.Of(record), connection);
    }

    /// <summary>
    /// Whether a change of a connection is open, or was settled after the tenant was asked: then the tenant's answer may be older.
    /// </summary>
    public static Task<bool> IsChangingAsync(
        ConsoleDbContext context,
        Guid connectionId,
        DateTimeOffset asked,
        CancellationToken cancellationToken) =>
        ChangesSince(context, asked).AnyAsync(change => change.ConnectionId == connectionId, cancellationToken);

    /// <summary>The changes that are open, or were settled after the tenant was asked.</summary>
    internal static IQueryable<Change> ChangesSince(ConsoleDbContext context, DateTimeOffset asked) =>
        context.Changes.Where(change => change.SettledAt == null || change.SettledAt > asked);

    /// <summary>Removes the findings of a connection that is no longer compared. The caller saves the context.</summary>
    public static async Task RemoveAsync(ConsoleDbContext context, ConnectionRecord record, CancellationToken cancellationToken)
    {
        var findings = context.Findings.Where(finding => finding.ConnectionId == record.Id || finding.Auth0Id == record.Auth0Id);
        context.Findings.RemoveRange(await findings.ToListAsync(cancellationToken));
    }

    internal IReadOnlyList<OptionDifference> Upsert(
        ConsoleDbContext context,
        Finding? finding,
        KnownConnection record,
        TenantConnection connection)
    {
        var differences = connection.Options is null
            ? []
            : ConnectionComparison.Between(
                record.ShownName,
                record.SeenOptions,
                connection,
                OptionsSnapshot.Take(connection.Options, key.NamedFingerprint));
        if (differences.Count == 0)
        {
            if (finding is not null)
            {
                context.Findings.Remove(finding);
            }

            return differences;
        }

        var written = ConnectionComparison.Write(differences);
        var isNew = finding is not { Kind: FindingKind.Changed } || finding.Differences != written;
        finding = Upsert(context, finding, FindingKind.Changed, connection.Id, record.Name);
        finding.ConnectionId = record.Id;
        finding.Strategy = connection.Strategy;
        finding.DisplayName = connection.DisplayName ?? "";
        finding.Differences = written;
        finding.Fields = ConnectionComparison.Labels(differences);
        if (isNew)
        {
            var fields = ConnectionComparison.Fields(differences);
            AddAudit(
                context,
                record,
                "connection.changed-elsewhere",
                $"Changed in Auth0: {finding.Fields}.",
                fields.Before(),
                fields.After());
        }

        return differences;
    }

    /// <summary>The recorded snapshot with each fingerprint that the reading names or replaces; null if there is none.</summary>
    internal string? Renewed(KnownConnection record, TenantConnection connection) =>
        connection.Options is { } options && record.SeenOptions is { } seen
        ? OptionsSnapshot.Renewed(seen, () => OptionsSnapshot.Take(options, key.NamedFingerprint))
        : null;

    internal void UpsertUnmanaged(ConsoleDbContext context, Finding? finding, TenantConnection connection)
    {
        finding = Upsert(context, finding, FindingKind.Unmanaged, connection.Id, connection.Name);
        finding.ConnectionId = null;
        finding.Strategy = connection.Strategy;
        finding.DisplayName = Cut(connection.DisplayName ?? "", 1024);
        finding.Differences = "[]";
        finding.Fields = "";
    }

    internal void UpsertMissing(ConsoleDbContext context, Finding? finding, KnownConnection record)
    {
        var isNew = finding is not { Kind: FindingKind.Missing };
        finding = Upsert(context, finding, FindingKind.Missing, record.Auth0Id!, record.Name);
        finding.ConnectionId = record.Id;
        finding.Strategy = record.Strategy;
        finding.DisplayName = record.DisplayName;
        finding.Differences = "[]";
        finding.Fields = "";
        if (isNew)
        {
            AddAudit(context, record, "connection.gone-elsewhere", "Missing in Auth0: SupportConsole did not remove it.");
        }
    }

    private Finding Upsert(ConsoleDbContext context, Finding? finding, FindingKind kind, ConnectionId auth0Id, ConnectionName name)
    {
        var now = time.GetUtcNow();
        if (finding is null)
        {
            finding = new Finding
            {
                Id = Guid.CreateVersion7(now),
                Kind = kind,
                Auth0Id = auth0Id,
                Name = name,
                FoundAt = now,
                SeenAt = now,
            };
            context.Findings.Add(finding);
        }
        else if (finding.Kind != kind)
        {
            finding.Kind = kind;
            finding.FoundAt = now;
            finding.IgnoredBy = "";
            finding.IgnoredAt = null;
            finding.IgnoreReason = "";
        }

        finding.SeenAt = now;
        return finding;
    }

    private void AddAudit(
        ConsoleDbContext context,
        KnownConnection record,
        string action,
        string summary,
        IReadOnlyDictionary<string, string?>? before = null,
        IReadOnlyDictionary<string, string?>? after = null) => AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = Actor.Unknown,
            Action = action,
            Outcome = "done",
            Summary = summary,
            ConnectionId = record.Id,
            ClusterId = record.ClusterId.Value,
            Subject = record.Name.Value,
            Before = AuditTrail.Fields(before),
            After = AuditTrail.Fields(after),
        });

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
