using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Differences;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.App.Changes;

/// <summary>Updates the record with what was read from the tenant. Nothing else writes those fields.</summary>
public sealed class ConnectionRecordUpdater(FingerprintKey key, FindingStore findings, TimeProvider time)
{
    private static readonly string[] CredentialKeys = ["client_secret", "signingCert", "cert"];

    /// <summary>Updates the record with the outcome of a change. The caller saves, in the transaction that settles the change.</summary>
    internal async Task ApplyOutcomeAsync(
        ConsoleDbContext context,
        ConnectionRecord record,
        Change change,
        Verdict verdict,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (change.Kind == ChangeKind.Remove && verdict.State == ChangeState.Confirmed)
        {
            Move(record, ConnectionState.Retired);
            record.EnabledApplications = "";
            record.WaitingApplications = "";
        }

        if (change.Kind == ChangeKind.Create && verdict.State == ChangeState.Confirmed)
        {
            Move(record, ConnectionState.ReadyToTest);
            record.WaitingApplications = Joined(change.Applications.Where(pair => !pair.Value).Select(pair => pair.Key));
            await context.Drafts.Where(draft => draft.ConnectionId == record.Id).ExecuteDeleteAsync(cancellationToken);
        }

        if (verdict.Connection is { } connection && (change.Kind != ChangeKind.Create || verdict.State == ChangeState.Confirmed))
        {
            var author = await FindAuthorAsync(context, change, connection, cancellationToken);
            var tested = ConnectionRevision.Of(record);
            ApplySnapshot(context, record, connection, author, TouchedKeys.WithWhatFollows(change));
            await findings.UpsertAsync(context, record, connection, cancellationToken);
            if (record.State == ConnectionState.Tested && ConnectionRevision.Of(record) != tested)
            {
                Move(record, ConnectionState.ReadyToTest);
            }
        }

        if (verdict.IsGone && verdict.State == ChangeState.Confirmed)
        {
            await FindingStore.RemoveAsync(context, record, cancellationToken);
        }

        if (verdict.Applications is { } applications)
        {
            ApplyApplications(record, await TestClient.RemoveFromAsync(context, applications, cancellationToken));
        }

        record.UpdatedAt = now;
    }

    /// <summary>
    /// Updates the record with a connection as read: settings, current credential (by fingerprint), snapshot of the options.
    /// </summary>
    /// <param name="context">The context that tracks the record, its cluster and its credentials.</param>
    /// <param name="connection">The connection as read, with options.</param>
    /// <param name="change">The change that caused it; null if somebody changed it in Auth0.</param>
    /// <param name="touched">
    /// The keys to update: those of the change, and <see cref="ConnectionComparison.DisplayName"/>; null for all. Other keys that
    /// somebody changed in Auth0
    /// stay as recorded, so that they are found and decided.
    /// </param>
    public void ApplySnapshot(
        ConsoleDbContext context,
        ConnectionRecord record,
        TenantConnection connection,
        Change? change,
        IReadOnlySet<string>? touched = null)
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

        var taken = OptionsSnapshot.Take(options, key.NamedFingerprint);
        var recorded = record.SeenOptions is not { } seen ? taken
            : touched is null ? OptionsSnapshot.KeepIncomparable(seen, taken, keepsGivenUp: false)
            : OptionsSnapshot.With(seen, taken, touched);
        var snapshot = OptionsSnapshot.KeepIncomparable(recorded, taken, keepsGivenUp: false);
        var isInSync = OptionsComparison.Between(
            recorded,
            OptionsSnapshot.KeepIncomparable(recorded, taken, keepsGivenUp: true),
            connection.Strategy).Count == 0;
        record.SeenOptions = isInSync ? snapshot : recorded;
        record.SeenAt = isInSync && KnownConnection.Of(record).ShownName == connection.ShownName ? time.GetUtcNow() : record.SeenAt;
        ApplySettings(record, isInSync ? options : new ConnectionOptions((JsonObject)JsonNode.Parse(recorded)!));
        var isComparable = CredentialKeys.All(name => OptionsSnapshot.Read(snapshot, name) == OptionsSnapshot.Read(taken, name));
        if (isComparable && (isInSync || touched!.Overlaps(CredentialKeys)) && CredentialOf(connection, key) is { } fingerprint)
        {
            ApplyCredential(context, record, change, NewCredential(record, options, fingerprint, change));
        }
    }

    /// <summary>The fingerprint of a connection's credential: keyed for a secret, SHA-256 for a certificate; null if it has none.</summary>
    internal static string? CredentialOf(TenantConnection connection, FingerprintKey key)
    {
        if (connection.Options is not { } options)
        {
            return null;
        }

        var isOidc = EnterpriseStrategies.ProtocolOf(connection.Strategy) == Protocol.Oidc;
        return isOidc && options.Text("client_secret") is { Length: > 0 } secret
            ? key.Fingerprint(secret)
            : CertificateOf(options)?.Sha256.Hex;
    }

    /// <param name="applications">The customers' applications: those of <see cref="TestClient"/> are removed.</param>
    public void ApplyApplications(ConnectionRecord record, IReadOnlyList<string> applications)
    {
        var wasEnabled = record.EnabledApplications.Length > 0;
        var waiting = record.WaitingApplications.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(applications);
        record.EnabledApplications = Joined(applications);
        record.WaitingApplications = wasEnabled && applications.Count == 0 ? "" : Joined(waiting);
        if (record.State is ConnectionState.Retired or ConnectionState.Draft or ConnectionState.WaitingOnCustomer)
        {
            return;
        }

        if (record.IsWaitingForTest)
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
    /// The change that set the tenant's credential: this one, or an earlier attempt to create it; null if somebody set it in Auth0.
    /// </summary>
    private async Task<Change?> FindAuthorAsync(
        ConsoleDbContext context,
        Change change,
        TenantConnection connection,
        CancellationToken cancellationToken)
    {
        var fingerprint = CredentialOf(connection, key);
        if (fingerprint is null || change.CredentialFingerprint == fingerprint)
        {
            return fingerprint is null ? null : change;
        }

        var attempts = context.Changes.Where(earlier => earlier.ConnectionId == change.ConnectionId && earlier.Kind == ChangeKind.Create);
        return await attempts.Where(earlier => earlier.CredentialFingerprint == fingerprint)
            .OrderByDescending(earlier => earlier.PlannedAt)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>A move that is not allowed does not undo what Auth0 did: the record keeps its state and asks for attention.</summary>
    private void Move(ConnectionRecord record, ConnectionState state)
    {
        if (record.MoveTo(state, time.GetUtcNow()) is { } refused)
        {
            record.Attention = refused.What;
        }
    }

    private static SigningCertificate? CertificateOf(ConnectionOptions options) =>
        TenantCertificate.Read(options.Text("signingCert") ?? options.Text("cert"));

    private Credential NewCredential(ConnectionRecord record, ConnectionOptions options, string fingerprint, Change? change)
    {
        var certificate = record.Protocol == Protocol.Oidc ? null : CertificateOf(options);
        return new Credential
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            ConnectionId = record.Id,
            Kind = certificate is null ? CredentialKind.ClientSecret : CredentialKind.SigningCertificate,
            Status = CredentialStatus.Current,
            Fingerprint = fingerprint,
            Sha1 = certificate?.Sha1.Hex ?? "",
            Subject = Cut(certificate?.Subject ?? ""),
            Issuer = Cut(certificate?.Issuer ?? ""),
            NotBefore = certificate?.NotBefore,
            ExpiresAt = certificate?.NotAfter ?? change?.CredentialExpiresAt,
            NeverExpires = change?.CredentialNeverExpires ?? false,
            Pem = certificate?.ToPem() is { Length: <= Credential.PemMaxLength } pem ? pem : null,
            SetBy = change?.Actor ?? "unknown",
            SetAt = time.GetUtcNow(),
            ChangeId = change?.Id,
        };
    }

    private static string Joined(IEnumerable<string> applications) => string.Join(' ', applications.Order(StringComparer.Ordinal));

    private static string Cut(string text) => text.Length <= Credential.NameMaxLength ? text : text[..Credential.NameMaxLength];

    private static void ApplySettings(ConnectionRecord record, ConnectionOptions options)
    {
        var values = SettingOptions.Read(options);
        foreach (var setting in ConnectionSettings.All.Where(setting => setting.Place == SettingPlace.Console))
        {
            values[setting] = record.Settings[setting];
        }

        record.Settings = values;
    }

    private void ApplyCredential(ConsoleDbContext context, ConnectionRecord record, Change? change, Credential seen)
    {
        var current = record.Credentials.FirstOrDefault(credential => credential.Status == CredentialStatus.Current);
        if (current?.Fingerprint == seen.Fingerprint)
        {
            current.ExpiresAt = change?.CredentialExpiresAt ?? current.ExpiresAt;
            Copy(current, record);
            return;
        }

        if (current is not null)
        {
            current.Status = CredentialStatus.Previous;
            current.ReplacedAt = time.GetUtcNow();
        }

        // After a roll back the expiry date is known already.
        var before = record.Credentials.Where(credential => credential.Fingerprint == seen.Fingerprint)
            .MaxBy(credential => credential.SetAt);
        seen.ExpiresAt ??= before?.ExpiresAt;
        seen.NeverExpires |= seen.ExpiresAt is null && before is { NeverExpires: true };
        context.Credentials.Add(seen);
        if (!record.Credentials.Contains(seen))
        {
            record.Credentials.Add(seen);
        }

        Copy(seen, record);
    }

    private static void Copy(Credential current, ConnectionRecord record)
    {
        record.CredentialFingerprint = current.Fingerprint;
        record.CredentialExpiresAt = current.ExpiresAt;
        record.CredentialNeverExpires = current.NeverExpires;
    }
}
