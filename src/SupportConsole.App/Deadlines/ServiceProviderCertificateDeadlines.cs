using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Deadlines;

/// <summary>
/// The certificates of our own side. Where customers' IdPs check them, sign-ins fail once they are replaced unannounced, so there is time
/// to tell everybody. The tenant's own counts while there is a SAML connection.
/// </summary>
public abstract class ServiceProviderCertificateDeadlines(DeadlineKind kind, ServiceProviderCertificateUse use) : IDeadlineSource
{
    /// <summary>How long it takes until every customer has installed another one.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromDays(60);

    public DeadlineKind Kind => kind;

    public TimeSpan? LeadTime => Lead;

    public FormattableString Select(DateTimeOffset now) => $"""
        SELECT 'our-certificate:' || coalesce(lower("Connections"."Id"), 'tenant') || ':' || substr("Fingerprint", 1, 16) AS "KeyStart",
            '' AS "KeyEnd", {(int)kind} AS "Kind", coalesce("Connections"."Id", '') AS "Id",
            coalesce("Name", 'all SAML connections') AS "Subject", coalesce("Customer", '') AS "Customer",
            coalesce("ClusterName", '') AS "Cluster", coalesce("Owner", '') AS "Owner", coalesce("OwnerId", '') AS "OwnerId",
            NULL AS "IdentityProvider", coalesce(lower("Connections"."Id"), '') AS "SubjectId", "ExpiresAt" AS "DueAt"
        FROM "ServiceProviderCertificates" LEFT JOIN "Connections" ON "Connections"."Id" = "ServiceProviderCertificates"."ConnectionId"
        WHERE "Use" = {(int)use} AND CASE WHEN "ServiceProviderCertificates"."ConnectionId" IS NULL
            THEN EXISTS (SELECT 1 FROM "Connections" WHERE "Protocol" = {(int)Protocol.Saml} AND "State" <> {(int)ConnectionState.Retired}
                AND "Auth0Id" IS NOT NULL)
            ELSE "State" <> {(int)ConnectionState.Retired} END
        """;
}

public sealed class RequestSigningDeadlines()
    : ServiceProviderCertificateDeadlines(DeadlineKind.RequestSigning, ServiceProviderCertificateUse.RequestSigning);

public sealed class DecryptionDeadlines() : ServiceProviderCertificateDeadlines(DeadlineKind.Decryption, ServiceProviderCertificateUse.Decryption);
