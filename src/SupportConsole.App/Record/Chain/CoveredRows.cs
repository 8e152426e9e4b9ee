using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace SupportConsole.App.Record.Chain;

/// <summary>
/// The rows that audit entries cover: settled changes, and credentials without what may change later (status and expiry date). An entry
/// names each by kind, ID and hash: <c>change:ID:HASH credential:ID:HASH</c>.
/// </summary>
internal static class CoveredRows
{
    private const string ChangeMark = "change";
    private const string CredentialMark = "credential";

    public static string Of(Change change) => Mark(
        ChangeMark,
        change.Id,
        [
            Number((int)change.Kind),
            Number((int)change.State),
            Text(change.ConnectionId),
            change.ConnectionName.Value,
            change.Auth0Id?.Value,
            change.Actor,
            change.Ticket,
            change.Reason,
            Text(change.RequestKey),
            change.Plan,
            change.BaseOptions,
            change.WantedOptions,
            JsonSerializer.Serialize(change.Applications.OrderBy(application => application.Key, StringComparer.Ordinal)),
            change.CredentialFingerprint,
            Ticks(change.CredentialExpiresAt),
            change.CertificatePem,
            Ticks(change.PlannedAt),
            Ticks(change.SentAt),
            Ticks(change.SettledAt),
            change.Outcome,
            change.RequestId,
            change.ActorId,
            change.ActorEmail,
        ]);

    public static string Of(Credential credential) => Mark(
        CredentialMark,
        credential.Id,
        [
            Text(credential.ConnectionId),
            Number((int)credential.Kind),
            credential.Fingerprint,
            credential.Sha1,
            credential.Subject,
            credential.Issuer,
            Ticks(credential.NotBefore),
            credential.Pem,
            credential.SetBy,
            Ticks(credential.SetAt),
            credential.ChangeId is { } id ? Text(id) : null,
        ]);

    /// <summary>The covered rows that were altered or are gone, in words such as "change 0199a0 of acme-prod-saml".</summary>
    public static async Task<IReadOnlyList<string>> FindAlteredAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        var now = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var change in context.Changes.AsNoTracking().Where(change => change.SettledAt != null).AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            now.Add(Of(change));
        }

        await foreach (var credential in context.Credentials.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            now.Add(Of(credential));
        }

        var altered = new List<string>();
        var covering = context.AuditEntries.AsNoTracking().Where(entry => entry.Covers != null).OrderBy(entry => entry.Id)
            .Select(entry => new { entry.Id, entry.Subject, entry.Covers });
        await foreach (var entry in covering.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            altered.AddRange(entry.Covers!.Split(' ').Where(mark => !now.Contains(mark))
                .Select(mark => $"the {mark.Split(':')[0]} of {entry.Subject} in entry {entry.Id.ToString(CultureInfo.InvariantCulture)}"));
        }

        return altered;
    }

    private static string Mark(string kind, Guid id, string?[] values) =>
        $"{kind}:{Text(id)}:{CanonicalRow.Hex(CanonicalRow.Hash(CanonicalRow.Beginning, values))}";

    private static string Text(Guid id) => id.ToString("N");

    private static string? Ticks(DateTimeOffset? time) => time?.UtcTicks.ToString(CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
