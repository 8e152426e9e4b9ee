using SupportConsole.Federation;

namespace SupportConsole.App.Deadlines;

/// <summary>Client secrets that sign-in needs, also those whose expiry date nobody told us.</summary>
public sealed class SecretDeadlines : IDeadlineSource
{
    public DeadlineKind Kind => DeadlineKind.ClientSecret;

    public TimeSpan? LeadTime => Deadline.RotationLead;

    public FormattableString Select(DateTimeOffset now) => $"""
        SELECT 'secret:' || lower("Id") AS "KeyStart", ':' || substr("CredentialFingerprint", 1, 16) AS "KeyEnd",
            {(int)Kind} AS "Kind", "Id", "Name" AS "Subject", "Customer", "ClusterName" AS "Cluster", "Owner", "OwnerId",
            "IdentityProvider", lower("Id") AS "SubjectId", "CredentialExpiresAt" AS "DueAt"
        FROM "Connections"
        WHERE "HasCredentialDeadline" = 1 AND "Protocol" = {(int)Protocol.Oidc}
        """;
}

/// <summary>The signing certificates of IdPs. Auth0 ignores their expiry, but the IdP will switch to another one.</summary>
public sealed class CertificateDeadlines : IDeadlineSource
{
    public DeadlineKind Kind => DeadlineKind.SigningCertificate;

    public TimeSpan? LeadTime => Deadline.RotationLead;

    public FormattableString Select(DateTimeOffset now) => $"""
        SELECT 'certificate:' || lower("Id") AS "KeyStart", ':' || substr("CredentialFingerprint", 1, 16) AS "KeyEnd",
            {(int)Kind} AS "Kind", "Id", "Name" AS "Subject", "Customer", "ClusterName" AS "Cluster", "Owner", "OwnerId",
            "IdentityProvider", lower("Id") AS "SubjectId", "CredentialExpiresAt" AS "DueAt"
        FROM "Connections"
        WHERE "HasCredentialDeadline" = 1 AND "Protocol" = {(int)Protocol.Saml}
        """;
}
