using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.App.Watch;

/// <summary>Opens, follows and closes the finding of a connection, in the caller's transaction.</summary>
internal static class WatchFindings
{
    public const string Found = "watch.found";
    public const string Withdrawn = "watch.withdrawn";

    public static IReadOnlyList<FieldChange> Fields(WatchFinding finding) =>
        JsonSerializer.Deserialize<List<FieldChange>>(finding.Differences) ?? [];

    /// <summary>The new certificates, the one to use first.</summary>
    public static IReadOnlyList<SigningCertificate> Certificates(WatchFinding finding)
    {
        var all = new List<SigningCertificate>();
        var rest = finding.Certificates.AsSpan();
        while (PemEncoding.TryFind(rest, out var pem))
        {
            if (SigningCertificate.FromDer(Convert.FromBase64String(rest[pem.Base64Data].ToString())) is { IsOk: true } read)
            {
                all.Add(read.Value);
            }

            rest = rest[pem.Location.End..];
        }

        return all;
    }

    /// <summary>Compares what the document last said with what was agreed and with what the connection has by now.</summary>
    /// <param name="published">The certificates of a document that just came; empty if none came.</param>
    public static async Task FollowAsync(
        ConsoleDbContext context,
        ConnectionRecord record,
        WatchedDocument document,
        IReadOnlyList<SigningCertificate> published,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (PublishedFacts.FromJson(document.Latest) is not { } latest)
        {
            return;
        }

        var expected = PublishedFacts.FromJson(document.Expected) ?? await ExpectAsync(context, record, latest, cancellationToken);
        document.Expected = expected.ToJson();
        var all = PublishedDifferences.Of(expected, latest);
        var left = all.For(record.CredentialFingerprint, record.Settings);
        var open = await OpenAsync(context, record.Id, cancellationToken);
        if (left.IsEmpty)
        {
            document.Expected = document.Latest;
            Close(context, record, open, all.IsEmpty ? WatchOutcome.Withdrawn : WatchOutcome.Applied, now);
            return;
        }

        var json = JsonSerializer.Serialize(left.Fields);
        if (open?.Differences == json)
        {
            return;
        }

        if (open is null)
        {
            open = new WatchFinding { Id = Guid.NewGuid(), ConnectionId = record.Id, FoundAt = now };
            context.WatchFindings.Add(open);
        }

        Describe(open, left, json, published);
        AuditTrail.Add(context, Entry(record, Found, $"The IdP of {record.Name} changed: {open.Fields}.", now, left.Fields));
    }

    /// <summary>Closes the finding of a connection whose document is of no interest any more.</summary>
    public static async Task WithdrawAsync(
        ConsoleDbContext context,
        ConnectionRecord record,
        DateTimeOffset now,
        CancellationToken cancellationToken) =>
        Close(context, record, await OpenAsync(context, record.Id, cancellationToken), WatchOutcome.Withdrawn, now);

    private static Task<WatchFinding?> OpenAsync(ConsoleDbContext context, Guid connection, CancellationToken cancellationToken) =>
        context.WatchFindings.SingleOrDefaultAsync(
            finding => finding.ConnectionId == connection && finding.Outcome == WatchOutcome.Open,
            cancellationToken);

    private static async Task<PublishedFacts> ExpectAsync(
        ConsoleDbContext context,
        ConnectionRecord record,
        PublishedFacts latest,
        CancellationToken cancellationToken)
    {
        var current = await context.Credentials.AsNoTracking().FirstOrDefaultAsync(
            credential => credential.ConnectionId == record.Id
                && credential.Kind == CredentialKind.SigningCertificate
                && credential.Fingerprint == record.CredentialFingerprint,
            cancellationToken);
        return latest.Expected(
            record.Settings[ConnectionSettings.IdpEntityId],
            current is null
                ? null
                : new PublishedCertificate(current.Fingerprint, current.Subject, current.ExpiresAt ?? DateTimeOffset.MinValue));
    }

    private static void Describe(
        WatchFinding finding,
        PublishedDifferences left,
        string json,
        IReadOnlyList<SigningCertificate> published)
    {
        var fields = string.Join(", ", left.Fields.Select(field => field.Label).Distinct());
        finding.Differences = json;
        finding.Fields = fields.Length <= WatchFinding.FieldsMaxLength ? fields : fields[..(WatchFinding.FieldsMaxLength - 1)] + "…";
        finding.MissingFingerprint = left.Removed is [var missing, ..] ? missing.Sha256 : "";

        // The one that lasts longest is most likely the one that comes next.
        var added = left.Added.OrderByDescending(each => each.NotAfter).Select(each => each.Sha256).ToList();
        var whole = added.Select(each => published.Concat(Certificates(finding)).FirstOrDefault(one => one.Sha256.Hex == each))
            .OfType<SigningCertificate>()
            .ToList();
        finding.NewFingerprint = whole is [var next, ..] ? next.Sha256.Hex : "";
        finding.Certificates = string.Concat(whole.Select(each => each.ToPem()));
    }

    private static void Close(
        ConsoleDbContext context,
        ConnectionRecord record,
        WatchFinding? open,
        WatchOutcome outcome,
        DateTimeOffset now)
    {
        if (open is null)
        {
            return;
        }

        open.Outcome = outcome;
        open.ClosedAt = now;
        open.ClosedBy = Actor.Console.Name;
        if (outcome == WatchOutcome.Withdrawn)
        {
            AuditTrail.Add(context, Entry(record, Withdrawn, $"The IdP of {record.Name} took its change back: {open.Fields}.", now, []));
        }
    }

    private static AuditEntry Entry(
        ConnectionRecord record,
        string action,
        string summary,
        DateTimeOffset now,
        IReadOnlyList<FieldChange> fields) => new()
        {
            At = now,
            By = Actor.Console,
            Action = action,
            Outcome = "done",
            Summary = summary,
            ConnectionId = record.Id,
            ClusterId = record.ClusterId.Value,
            Subject = record.Name.Value,
            Before = AuditTrail.Fields(Values(fields, field => field.Before)),
            After = AuditTrail.Fields(Values(fields, field => field.After)),
        };

    private static Dictionary<string, string?> Values(IReadOnlyList<FieldChange> fields, Func<FieldChange, string?> value) => fields
        .GroupBy(field => field.Label)
        .ToDictionary(group => group.Key, group => (string?)string.Join("\n", group.Select(value).OfType<string>()));
}
