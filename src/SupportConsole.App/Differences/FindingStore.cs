using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Auth0;

namespace SupportConsole.App.Differences;

/// <summary>
/// The one writer of findings. Whoever has read a connection from the tenant (a sweep, a change that was read back, the connection's page) says so here, in the
/// transaction in which the record learns of it: a finding comes, changes or goes with what is true.
/// </summary>
public sealed class FindingStore(FingerprintKey key, TimeProvider time)
{
    /// <summary>Notes how a connection, just read with its options, differs from its record.</summary>
    /// <param name="context">The context of the caller, who saves.</param>
    /// <param name="record">The record.</param>
    /// <param name="connection">The connection as read.</param>
    /// <param name="sweepId">The sweep that read it; null for a look at this one connection.</param>
    /// <param name="cancellationToken">Ends the reads.</param>
    /// <returns>What differs.</returns>
    public async Task<IReadOnlyList<OptionDifference>> NoteAsync(
        ConsoleDbContext context, ConnectionRecord record, TenantConnection connection, Guid? sweepId, CancellationToken cancellationToken)
    {
        var findings = await context.Findings.Where(finding => finding.Auth0Id == connection.Id || finding.ConnectionId == record.Id).ToListAsync(cancellationToken);
        context.Findings.RemoveRange(findings.Where(finding => finding.Auth0Id != connection.Id));
        return Note(context, findings.Find(finding => finding.Auth0Id == connection.Id), KnownConnection.Of(record), connection, sweepId);
    }

    /// <summary>The connection's finding, or null if Auth0 and the record agree.</summary>
    public static Task<Guid?> FindOfAsync(ConsoleDbContext context, Guid connectionId, CancellationToken cancellationToken) =>
        context.Findings.Where(finding => finding.ConnectionId == connectionId)
            .Select(finding => (Guid?)finding.Id)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Whether a change of a connection is open, or came to rest after the tenant was asked: then what the tenant said may be of before.</summary>
    public static Task<bool> IsInHandAsync(ConsoleDbContext context, Guid connectionId, DateTimeOffset asked, CancellationToken cancellationToken) =>
        InHand(context, asked).AnyAsync(change => change.ConnectionId == connectionId, cancellationToken);

    /// <summary>The changes that are open, or came to rest after the tenant was asked.</summary>
    internal static IQueryable<Change> InHand(ConsoleDbContext context, DateTimeOffset asked) => context.Changes.Where(change => change.SettledAt == null || change.SettledAt > asked);

    /// <summary>Forgets what was found of a connection that is no longer compared.</summary>
    public static async Task DropAsync(ConsoleDbContext context, ConnectionRecord record, CancellationToken cancellationToken) =>
        context.Findings.RemoveRange(await context.Findings.Where(finding => finding.ConnectionId == record.Id || finding.Auth0Id == record.Auth0Id).ToListAsync(cancellationToken));

    internal IReadOnlyList<OptionDifference> Note(ConsoleDbContext context, Finding? finding, KnownConnection record, TenantConnection connection, Guid? sweepId)
    {
        var differences = connection.Options is null ? [] : ConnectionComparison.Between(record.ShownName, record.SeenOptions, connection, OptionsSnapshot.Take(connection.Options, key.Fingerprint));
        if (differences.Count == 0)
        {
            if (finding is not null)
            {
                context.Findings.Remove(finding);
            }

            return differences;
        }

        var written = ConnectionComparison.Write(differences);
        var isNews = finding is not { Kind: FindingKind.Changed } || finding.Differences != written;
        finding = Put(context, finding, FindingKind.Changed, connection.Id, record.Name, sweepId);
        (finding.ConnectionId, finding.Strategy, finding.DisplayName) = (record.Id, connection.Strategy, connection.DisplayName ?? "");
        (finding.Differences, finding.Fields) = (written, ConnectionComparison.Labels(differences));
        if (isNews)
        {
            var fields = ConnectionComparison.Fields(differences);
            AddAudit(
                context, record, "connection.changed-elsewhere", $"Changed outside the console: {finding.Fields}.",
                fields.ToDictionary(field => field.Field, field => field.Before), fields.ToDictionary(field => field.Field, field => field.After));
        }

        return differences;
    }

    internal void NoteUnmanaged(ConsoleDbContext context, Finding? finding, TenantConnection connection, Guid sweepId)
    {
        finding = Put(context, finding, FindingKind.Unmanaged, connection.Id, connection.Name, sweepId);
        (finding.ConnectionId, finding.Differences, finding.Fields) = (null, "[]", "");
        (finding.Strategy, finding.DisplayName) = (connection.Strategy, Cut(connection.DisplayName ?? "", 1024));
    }

    internal void NoteMissing(ConsoleDbContext context, Finding? finding, KnownConnection record, Guid sweepId)
    {
        var isNews = finding is not { Kind: FindingKind.Missing };
        finding = Put(context, finding, FindingKind.Missing, record.Auth0Id!, record.Name, sweepId);
        (finding.ConnectionId, finding.Differences, finding.Fields) = (record.Id, "[]", "");
        (finding.Strategy, finding.DisplayName) = (record.Strategy, record.DisplayName);
        if (isNews)
        {
            AddAudit(context, record, "connection.gone-elsewhere", "No longer in Auth0, and not removed by the console.");
        }
    }

    private Finding Put(ConsoleDbContext context, Finding? finding, FindingKind kind, ConnectionId auth0Id, Federation.Names.ConnectionName name, Guid? sweepId)
    {
        var now = time.GetUtcNow();
        if (finding is null)
        {
            finding = new Finding { Id = Guid.CreateVersion7(now), Kind = kind, Auth0Id = auth0Id, Name = name, FoundAt = now, SeenAt = now };
            context.Findings.Add(finding);
        }
        else if (finding.Kind != kind)
        {
            (finding.Kind, finding.FoundAt) = (kind, now);
            (finding.IgnoredBy, finding.IgnoredAt, finding.IgnoreReason) = ("", null, "");
        }

        (finding.SeenAt, finding.SweepId) = (now, sweepId);
        return finding;
    }

    private void AddAudit(
        ConsoleDbContext context, KnownConnection record, string action, string summary,
        IReadOnlyDictionary<string, string?>? before = null, IReadOnlyDictionary<string, string?>? after = null) => AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            Actor = "unknown",
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
