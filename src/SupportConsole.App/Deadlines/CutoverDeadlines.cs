using SupportConsole.App.Record;

namespace SupportConsole.App.Deadlines;

/// <summary>Planned cutovers: due at the agreed minute.</summary>
public sealed class CutoverDeadlines : IDeadlineSource
{
    public DeadlineKind Kind => DeadlineKind.Cutover;

    public FormattableString Select(DateTimeOffset now) => $"""
        SELECT 'cutover:' || lower("Cutovers"."Id") || ':' || "Cutovers"."At" AS "Key", {(int)Kind} AS "Kind", "Name" AS "Subject",
            "Customer", "ClusterName" AS "Cluster", "Owner", lower("Connections"."Id") AS "SubjectId",
            "Cutovers"."At" AS "DueAt", "Cutovers"."At" AS "ActAt"
        FROM "Cutovers" INNER JOIN "Connections" ON "Connections"."Id" = "Cutovers"."ConnectionId"
        WHERE "Cutovers"."State" = {(int)CutoverState.Planned}
        """;
}
