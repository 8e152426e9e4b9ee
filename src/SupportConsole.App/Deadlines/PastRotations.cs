using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;

namespace SupportConsole.App.Deadlines;

/// <summary>Reads the rotations that are done, newest first.</summary>
public sealed class PastRotations(IDbContextFactory<ConsoleDbContext> contexts)
{
    private const int FingerprintInKey = 16;

    public async Task<IReadOnlyList<PastRotation>> ReadAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Changes.AsNoTracking()
            .Where(change => change.Kind == ChangeKind.RotateSecret || change.Kind == ChangeKind.RotateCertificate)
            .Where(change => change.State == ChangeState.Confirmed && change.SettledAt > since)
            .OrderByDescending(change => change.SettledAt)
            .Select(change => new
            {
                change.ConnectionId,
                change.ConnectionName,
                change.Connection.Customer,
                change.Connection.IdentityProvider,
                change.Kind,
                change.Ticket,
                change.CustomerMessageAt,
                change.CustomerMessageSource,
                At = change.SettledAt!.Value,
                Fingerprint = context.Credentials
                    .Where(row => row.ConnectionId == change.ConnectionId && row.ReplacedAt >= change.PlannedAt)
                    .OrderBy(row => row.ReplacedAt)
                    .Select(row => row.Fingerprint)
                    .FirstOrDefault(),
                PreviousExpiry = context.Credentials
                    .Where(row => row.ConnectionId == change.ConnectionId && row.ReplacedAt >= change.PlannedAt)
                    .OrderBy(row => row.ReplacedAt)
                    .Select(row => row.ExpiresAt)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var keys = rows.Select(row => KeyOf(row.Kind, row.ConnectionId, row.Fingerprint ?? "")).Distinct().ToList();
        // One parameter for all keys: SQLite allows 32,766, and there can be more rotations.
        var reminded = await context.Reminders.Where(reminder => EF.Parameter(keys).Contains(reminder.DeadlineKey))
            .GroupBy(reminder => reminder.DeadlineKey)
            .Select(group => new { group.Key, First = group.Min(reminder => reminder.CreatedAt) })
            .ToDictionaryAsync(group => group.Key, group => group.First, cancellationToken);
        return [.. rows.Select(row => new PastRotation
        {
            ConnectionId = row.ConnectionId,
            Connection = row.ConnectionName.Value,
            Customer = row.Customer,
            Provider = row.IdentityProvider,
            Kind = row.Kind,
            Ticket = row.Ticket,
            At = row.At,
            Message = CustomerMessage.Of(row.CustomerMessageAt, row.CustomerMessageSource),
            PreviousExpiry = row.PreviousExpiry,
            RemindedAt = reminded.TryGetValue(KeyOf(row.Kind, row.ConnectionId, row.Fingerprint ?? ""), out var first) ? first : null,
        })];
    }

    /// <summary>As <see cref="SecretDeadlines"/> and <see cref="CertificateDeadlines"/> write it.</summary>
    private static string KeyOf(ChangeKind kind, Guid connection, string fingerprint) =>
        $"{(kind == ChangeKind.RotateSecret ? "secret" : "certificate")}:{connection}:"
            + fingerprint[..Math.Min(FingerprintInKey, fingerprint.Length)];
}
