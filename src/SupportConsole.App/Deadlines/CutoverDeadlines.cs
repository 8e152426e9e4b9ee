using SupportConsole.App.Record;

namespace SupportConsole.App.Deadlines;

/// <summary>Planned cutovers: due at the agreed minute.</summary>
public sealed class CutoverDeadlines : IDeadlineSource
{
    public DeadlineKind Kind => DeadlineKind.Cutover;

    public TimeSpan? LeadTime => TimeSpan.Zero;

    public FormattableString Select(DateTimeOffset now) => $"""
        SELECT 'cutover:' || lower("Cutovers"."Id") AS "KeyStart", ':' || "Cutovers"."At" AS "KeyEnd", {(int)Kind} AS "Kind",
            "Cutovers"."Id" AS "Id", "Name" AS "Subject", "Customer", "ClusterName" AS "Cluster", "Owner", "OwnerId",
            NULL AS "IdentityProvider", lower("Connections"."Id") AS "SubjectId", "Cutovers"."At" AS "DueAt"
        FROM "Cutovers" CROSS JOIN "Connections" ON "Connections"."Id" = "Cutovers"."ConnectionId"
        WHERE "Cutovers"."State" = {(int)CutoverState.Planned}
        """;
}
