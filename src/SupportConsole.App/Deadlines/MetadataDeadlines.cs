using SupportConsole.App.Record;

namespace SupportConsole.App.Deadlines;

/// <summary>
/// The <c>validUntil</c> of watched metadata, if an IdP states one. Where the IdP keeps moving it, it is a deadline only once it is near.
/// </summary>
public sealed class MetadataDeadlines : IDeadlineSource
{
    public static readonly TimeSpan Lead = TimeSpan.FromDays(2);

    /// <summary>A date that has been the same this long doesn't move with every signature.</summary>
    public static readonly TimeSpan Still = TimeSpan.FromDays(3);

    public DeadlineKind Kind => DeadlineKind.Metadata;

    public TimeSpan? LeadTime => Lead;

    // CROSS JOIN and INDEXED BY as for the links: filtering doesn't read the connections' long rows.
    public FormattableString Select(DateTimeOffset now) => $"""
        SELECT 'metadata:' || lower("Connections"."Id") AS "KeyStart", ':' || "ValidUntil" AS "KeyEnd", {(int)Kind} AS "Kind",
            "WatchedDocuments"."ConnectionId" AS "Id", "Name" AS "Subject", "Customer", "ClusterName" AS "Cluster", "Owner", "OwnerId",
            NULL AS "IdentityProvider", lower("Connections"."Id") AS "SubjectId", "ValidUntil" AS "DueAt"
        FROM "WatchedDocuments" CROSS JOIN "Connections" INDEXED BY "IX_Connections_Owners"
            ON "Connections"."Id" = "WatchedDocuments"."ConnectionId"
        WHERE "ValidUntil" IS NOT NULL AND NOT "WatchedDocuments"."IsOff" AND "State" <> {(int)ConnectionState.Retired}
            AND ("ValidUntilSince" <= {(now - Still).UtcTicks} OR "ValidUntil" <= {(now + Lead).UtcTicks})
        """;
}
