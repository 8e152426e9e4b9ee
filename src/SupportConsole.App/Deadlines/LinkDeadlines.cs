using SupportConsole.App.Record;

namespace SupportConsole.App.Deadlines;

/// <summary>Test links that the customer still has to use: of each connection the one that lasts longest, until a test passed.</summary>
public sealed class LinkDeadlines : IDeadlineSource
{
    /// <summary>How long a customer needs to test.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromDays(2);

    public DeadlineKind Kind => DeadlineKind.Link;

    public TimeSpan? LeadTime => Lead;

    // CROSS JOIN starts from the open links, which are few. INDEXED BY keeps SQLite from reading the connections' long rows to filter them.
    public FormattableString Select(DateTimeOffset now) => $"""
        SELECT 'link:' || lower(link."Id") AS "KeyStart", '' AS "KeyEnd", {(int)Kind} AS "Kind", link."Id" AS "Id",
            "Name" AS "Subject", "Customer", "ClusterName" AS "Cluster", "Owner", "OwnerId", NULL AS "IdentityProvider",
            lower("Connections"."Id") AS "SubjectId", link."ExpiresAt" AS "DueAt"
        FROM "TestLinks" AS link
        CROSS JOIN "Connections" INDEXED BY "IX_Connections_Owners" ON "Connections"."Id" = link."ConnectionId"
        WHERE link."RevokedAt" IS NULL AND link."UsesLeft" > 0 AND link."ExpiresAt" > {now.UtcTicks}
            AND "State" = {(int)ConnectionState.ReadyToTest}
            AND NOT EXISTS (
                SELECT 1 FROM "TestLinks" AS other
                WHERE other."ConnectionId" = link."ConnectionId" AND other."RevokedAt" IS NULL AND other."UsesLeft" > 0
                    AND (other."ExpiresAt" > link."ExpiresAt" OR (other."ExpiresAt" = link."ExpiresAt" AND other."Id" > link."Id")))
        """;
}
