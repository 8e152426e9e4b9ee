using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Deadlines;

/// <summary>Client secrets that sign-in needs, also those whose expiry date nobody told us.</summary>
public sealed class SecretDeadlines : IDeadlineSource
{
    /// <summary>How long it takes to get a new secret from a customer.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromDays(30);

    public DeadlineKind Kind => DeadlineKind.ClientSecret;

    public FormattableString Select(DateTimeOffset now) => $"""
        SELECT 'secret:' || lower("Id") || ':' || substr("CredentialFingerprint", 1, 16) AS "Key", {(int)Kind} AS "Kind",
            "Name" AS "Subject", "Customer", "ClusterName" AS "Cluster", "Owner", lower("Id") AS "SubjectId",
            "CredentialExpiresAt" AS "DueAt", "CredentialExpiresAt" - {Lead.Ticks} AS "ActAt"
        FROM "Connections"
        WHERE "Protocol" = {(int)Protocol.Oidc} AND "State" <> {(int)ConnectionState.Retired} AND "Auth0Id" IS NOT NULL
            AND NOT "CredentialNeverExpires"
            AND coalesce(json_extract("Settings", {SettingQuery.Path(ConnectionSettings.Channel)}), '') <> {ConnectionSettings.FrontChannel}
        """;
}

/// <summary>The signing certificates of IdPs. Auth0 ignores their expiry, but the IdP will switch to another one.</summary>
public sealed class CertificateDeadlines : IDeadlineSource
{
    /// <summary>How long it takes to get a new certificate from a customer.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromDays(30);

    public DeadlineKind Kind => DeadlineKind.SigningCertificate;

    public FormattableString Select(DateTimeOffset now) => $"""
        SELECT 'certificate:' || lower("Id") || ':' || substr("CredentialFingerprint", 1, 16) AS "Key", {(int)Kind} AS "Kind",
            "Name" AS "Subject", "Customer", "ClusterName" AS "Cluster", "Owner", lower("Id") AS "SubjectId",
            "CredentialExpiresAt" AS "DueAt", "CredentialExpiresAt" - {Lead.Ticks} AS "ActAt"
        FROM "Connections"
        WHERE "Protocol" = {(int)Protocol.Saml} AND "State" <> {(int)ConnectionState.Retired} AND "Auth0Id" IS NOT NULL
        """;
}
