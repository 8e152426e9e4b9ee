using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Differences;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.App.Changes;

/// <summary>Brings the record up to what was read from the tenant. The only writer of what the record says of the tenant.</summary>
public sealed class ConnectionRecordUpdater(FingerprintKey key, FindingStore findings, TimeProvider time)
{
    private static readonly string[] OfCredential = ["client_secret", "signingCert", "cert"];

    /// <summary>Takes a settled change into the record; the caller saves, in the transaction that settles the change.</summary>
    internal async Task LearnAsync(ConsoleDbContext context, ConnectionRecord record, Change change, Verdict verdict, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (change.Kind == ChangeKind.Remove && verdict.State == ChangeState.Confirmed)
        {
            Move(record, ConnectionState.Retired);
            record.EnabledApplications = "";
        }

        if (change.Kind == ChangeKind.Create && verdict.State == ChangeState.Confirmed)
        {
            Move(record, ConnectionState.ReadyToTest);
            await context.Drafts.Where(draft => draft.ConnectionId == record.Id).ExecuteDeleteAsync(cancellationToken);
        }

        if (verdict.Connection is { } connection && (change.Kind != ChangeKind.Create || verdict.State == ChangeState.Confirmed))
        {
            See(context, record, connection, await AuthorAsync(context, change, connection, cancellationToken), TouchedKeys.WithWhatFollows(change));
            await findings.UpsertAsync(context, record, connection, cancellationToken);
        }

        if (verdict.IsGone && verdict.State == ChangeState.Confirmed)
        {
            await FindingStore.RemoveAsync(context, record, cancellationToken);
        }

        if (verdict.Applications is { } applications)
        {
            SeeApplications(record, applications);
        }

        record.UpdatedAt = now;
    }

    /// <summary>
    /// Takes what the tenant shows into the record: settings, the credential in force (by fingerprint), the snapshot of the options.
    /// </summary>
    /// <param name="context">The context that tracks the record, its cluster and its credentials.</param>
    /// <param name="record">The record.</param>
    /// <param name="connection">The connection as read, with options.</param>
    /// <param name="change">The change that brought it about; null for something found.</param>
    /// <param name="touched">
    /// The option keys that the change is about, and <see cref="ConnectionComparison.DisplayName"/> where it is about that; null for all. What someone changed elsewhere in another key is not agreed to by changing this one: the record
    /// keeps what it last agreed to, so that the difference stays to be found and decided.
    /// </param>
    public void See(ConsoleDbContext context, ConnectionRecord record, TenantConnection connection, Change? change, IReadOnlySet<string>? touched = null)
    {
        record.Auth0Id = connection.Id;
        record.Strategy = connection.Strategy;
        if (touched is null || record.SeenOptions is null || touched.Contains(ConnectionComparison.DisplayName))
        {
            record.DisplayName = connection.DisplayName ?? "";
        }

        if (connection.Options is not { } options)
        {
            record.SeenAt = time.GetUtcNow();
            return;
        }

        var snapshot = OptionsSnapshot.Take(options, key.Fingerprint);
        var agreed = touched is null || record.SeenOptions is null ? snapshot : OptionsSnapshot.With(record.SeenOptions, snapshot, touched);
        var isWhole = OptionsComparison.Between(agreed, snapshot, connection.Strategy).Count == 0;
        record.SeenOptions = isWhole ? snapshot : agreed;
        record.SeenAt = isWhole && KnownConnection.Of(record).ShownName == connection.ShownName ? time.GetUtcNow() : record.SeenAt;
        SeeSettings(record, isWhole ? options : new ConnectionOptions((System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(agreed)!));
        if ((isWhole || touched!.Overlaps(OfCredential)) && CredentialOf(connection, key) is { } fingerprint)
        {
            SeeCredential(context, record, change, MakeCredential(record, options, fingerprint, change));
        }
    }

    /// <summary>The credential that the tenant shows, as the record knows it: a secret by its keyed fingerprint, a certificate by its SHA-256; null where there is none.</summary>
    internal static string? CredentialOf(TenantConnection connection, FingerprintKey key) => connection.Options is not { } options ? null
        : EnterpriseStrategies.ProtocolOf(connection.Strategy) == Protocol.Oidc && options.Text("client_secret") is { Length: > 0 } secret ? key.Fingerprint(secret)
        : CertificateOf(options)?.Sha256.Hex;

    /// <summary>Takes the applications for which it is enabled into the record, and with them whether it is disabled.</summary>
    public void SeeApplications(ConnectionRecord record, IReadOnlyList<string> applications)
    {
        record.EnabledApplications = string.Join(' ', applications.Order(StringComparer.Ordinal));
        if (record.State is ConnectionState.Retired or ConnectionState.Draft or ConnectionState.WaitingOnCustomer)
        {
            return;
        }

        if (applications.Count == 0)
        {
            Move(record, ConnectionState.Disabled);
        }
        else if (record.State == ConnectionState.Disabled)
        {
            Move(record, ConnectionState.ReadyToTest);
        }
    }

    /// <summary>
    /// The change that put in force what the tenant shows: this one, or an earlier try of the same connection that arrived after all; null for someone's at the dashboard.
    /// </summary>
    private async Task<Change?> AuthorAsync(ConsoleDbContext context, Change change, TenantConnection connection, CancellationToken cancellationToken) =>
        CredentialOf(connection, key) is not { } fingerprint ? null
            : change.CredentialFingerprint == fingerprint ? change
            : await context.Changes.Where(earlier => earlier.ConnectionId == change.ConnectionId && earlier.Kind == ChangeKind.Create && earlier.CredentialFingerprint == fingerprint)
                .OrderByDescending(earlier => earlier.PlannedAt).FirstOrDefaultAsync(cancellationToken);

    /// <summary>A move that is not allowed does not undo what Auth0 did: the record keeps its state and asks for attention.</summary>
    private void Move(ConnectionRecord record, ConnectionState state)
    {
        if (record.MoveTo(state, time.GetUtcNow()) is { } refused)
        {
            record.Attention = refused.What;
        }
    }

    private static SigningCertificate? CertificateOf(ConnectionOptions options) => TenantCertificate.Read(options.Text("signingCert") ?? options.Text("cert"));

    private Credential MakeCredential(ConnectionRecord record, ConnectionOptions options, string fingerprint, Change? change)
    {
        var certificate = record.Protocol == Protocol.Oidc ? null : CertificateOf(options);
        return new Credential
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            ConnectionId = record.Id,
            Kind = certificate is null ? CredentialKind.ClientSecret : CredentialKind.SigningCertificate,
            Status = CredentialStatus.InForce,
            Fingerprint = fingerprint,
            Sha1 = certificate?.Sha1.Hex ?? "",
            Subject = Cut(certificate?.Subject ?? ""),
            Issuer = Cut(certificate?.Issuer ?? ""),
            NotBefore = certificate?.NotBefore,
            ExpiresAt = certificate?.NotAfter ?? change?.CredentialExpiresAt,
            Pem = certificate?.ToPem() is { Length: <= Credential.PemMaxLength } pem ? pem : null,
            SetBy = change?.Actor ?? "unknown",
            SetAt = time.GetUtcNow(),
            ChangeId = change?.Id,
        };
    }

    private static string Cut(string text) => text.Length <= Credential.NameMaxLength ? text : text[..Credential.NameMaxLength];

    private static void SeeSettings(ConnectionRecord record, ConnectionOptions options)
    {
        var values = SettingOptions.Read(options);
        foreach (var setting in ConnectionSettings.All.Where(setting => setting.Place == SettingPlace.Console))
        {
            values[setting] = record.Settings[setting];
        }

        record.Settings = values;
    }

    private void SeeCredential(ConsoleDbContext context, ConnectionRecord record, Change? change, Credential seen)
    {
        var inForce = record.Credentials.FirstOrDefault(credential => credential.Status == CredentialStatus.InForce);
        if (inForce?.Fingerprint == seen.Fingerprint)
        {
            inForce.ExpiresAt = change?.CredentialExpiresAt ?? inForce.ExpiresAt;
            record.CredentialFingerprint = inForce.Fingerprint;
            record.CredentialExpiresAt = inForce.ExpiresAt;
            return;
        }

        if (inForce is not null)
        {
            (inForce.Status, inForce.ReplacedAt) = (CredentialStatus.Former, time.GetUtcNow());
        }

        // Going back to a credential that was in force before: its expiry is known.
        var before = record.Credentials.Where(credential => credential.Fingerprint == seen.Fingerprint).MaxBy(credential => credential.SetAt);
        seen.ExpiresAt ??= before?.ExpiresAt;
        context.Credentials.Add(seen);
        if (!record.Credentials.Contains(seen))
        {
            record.Credentials.Add(seen);
        }

        record.CredentialFingerprint = seen.Fingerprint;
        record.CredentialExpiresAt = seen.ExpiresAt;
    }
}
