using SupportConsole.App.Record;

namespace SupportConsole.App.Deadlines;

/// <summary>Test links that the customer still has to use: of each connection the one that lasts longest, until a test passed.</summary>
public sealed class LinkDeadlines : IDeadlineSource
{
    /// <summary>How long a customer needs to test.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromDays(2);

    public DeadlineKind Kind => DeadlineKind.Link;

    public FormattableString Select(DateTimeOffset now) => $"""
        SELECT 'link:' || lower("TestLinks"."Id") AS "Key", {(int)Kind} AS "Kind", "Name" AS "Subject",
            "Customer", "ClusterName" AS "Cluster", "Owner", lower("Connections"."Id") AS "SubjectId",
            max("TestLinks"."ExpiresAt") AS "DueAt", max("TestLinks"."ExpiresAt") - {Lead.Ticks} AS "ActAt"
        FROM "TestLinks" INNER JOIN "Connections" ON "Connections"."Id" = "TestLinks"."ConnectionId"
        WHERE "RevokedAt" IS NULL AND "UsesLeft" > 0 AND "ExpiresAt" > {now.UtcTicks} AND "State" = {(int)ConnectionState.ReadyToTest}
        GROUP BY "Connections"."Id"
        """;
}
