using SupportConsole.App.Record;

namespace SupportConsole.App.Deadlines;

/// <summary>Requests that wait for another person. They can be acted on at once.</summary>
public sealed class ApprovalDeadlines : IDeadlineSource
{
    public DeadlineKind Kind => DeadlineKind.Approval;

    public TimeSpan? LeadTime => null;

    public FormattableString Select(DateTimeOffset now) => $"""
        SELECT 'approval:' || lower("Approvals"."Id") AS "KeyStart", '' AS "KeyEnd", {(int)Kind} AS "Kind", "Approvals"."Id" AS "Id",
            "Subject", coalesce("Customer", '') AS "Customer", coalesce("ClusterName", '') AS "Cluster", '' AS "Owner", '' AS "OwnerId",
            NULL AS "IdentityProvider", lower("Approvals"."Id") AS "SubjectId", "ExpiresAt" AS "DueAt", "RequestedAt" AS "ActAt"
        FROM "Approvals" LEFT JOIN "Connections" ON "Connections"."Id" = "Approvals"."ConnectionId"
        WHERE "Approvals"."State" = {(int)ApprovalState.Waiting} AND "ExpiresAt" > {now.UtcTicks}
        """;
}
