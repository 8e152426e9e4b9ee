using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Inventory;

/// <summary>Everything that decides a connection's health. <see cref="HealthQuery"/> reads it from the database.</summary>
public sealed record HealthFacts
{
    public required Guid ConnectionId { get; init; }

    public required ConnectionState State { get; init; }

    public required DateTimeOffset StateSince { get; init; }

    public required Protocol Protocol { get; init; }

    /// <summary>Only a back-channel OIDC connection uses its client secret.</summary>
    public bool IsFrontChannel { get; init; }

    public DateTimeOffset? CredentialExpiresAt { get; init; }

    public bool CredentialNeverExpires { get; init; }

    public bool HasApplications { get; init; }

    /// <summary>Whether its applications wait for a test sign-in. See <see cref="ConnectionRecord.IsWaitingForTest"/>.</summary>
    public bool IsWaitingForTest { get; init; }

    public string Attention { get; init; } = "";

    /// <summary>The difference between Auth0 and our record; null if they agree.</summary>
    public FindingKind? Difference { get; init; }

    public Guid? DifferenceId { get; init; }

    public string DifferentFields { get; init; } = "";

    public DateTimeOffset? DifferentSince { get; init; }

    /// <summary>The state of the change that isn't settled yet; null if there is none.</summary>
    public ChangeState? OpenChange { get; init; }

    public DateTimeOffset? OpenSince { get; init; }

    /// <summary>The change that the IdP published and nobody has decided about; null if there is none.</summary>
    public Guid? PublishedId { get; init; }

    public DateTimeOffset? PublishedSince { get; init; }

    /// <summary>Whether the IdP published a certificate that is not in Auth0.</summary>
    public bool HasNewCertificate { get; init; }

    /// <summary>Whether the IdP stopped publishing the certificate that is in Auth0.</summary>
    public bool IsCertificateGone { get; init; }

    /// <summary>The last sign-in before an unusual silence; null if there is none.</summary>
    public DateTimeOffset? SilentSince { get; init; }

    /// <summary>Sign-ins on a usual working day, if it is silent.</summary>
    public int PerDay { get; init; }

    public bool UsesSecret => Protocol == Protocol.Oidc && !IsFrontChannel;

    /// <summary>The expiry that matters at sign-in; null if there is none or nobody told us.</summary>
    public DateTimeOffset? ExpiresAt => Protocol == Protocol.Oidc && IsFrontChannel ? null : CredentialExpiresAt;

    public static HealthFacts Of(
        ConnectionRecord record,
        Finding? difference,
        Change? open,
        WatchFinding? published = null,
        SignInSilence? silence = null) => new()
        {
            ConnectionId = record.Id,
            State = record.State,
            StateSince = record.StateSince,
            Protocol = record.Protocol,
            IsFrontChannel = !record.Settings.IsBackChannel,
            CredentialExpiresAt = record.CredentialExpiresAt,
            CredentialNeverExpires = record.CredentialNeverExpires,
            HasApplications = record.EnabledApplications.Length > 0,
            IsWaitingForTest = record.IsWaitingForTest,
            Attention = record.Attention,
            Difference = difference?.Kind,
            DifferenceId = difference?.Id,
            DifferentFields = difference?.Fields ?? "",
            DifferentSince = difference?.FoundAt,
            OpenChange = open?.State,
            OpenSince = open?.PlannedAt,
            PublishedId = published?.Id,
            PublishedSince = published?.FoundAt,
            HasNewCertificate = published?.NewFingerprint.Length > 0,
            IsCertificateGone = published?.MissingFingerprint.Length > 0 && published.MissingFingerprint == record.CredentialFingerprint,
            SilentSince = silence?.Since,
            PerDay = silence?.PerDay ?? 0,
        };
}
