using SupportConsole.App.Record;

namespace SupportConsole.App.Deadlines;

/// <summary>Hand-offs that wait for the customer's values: due a week after they were sent.</summary>
public sealed class HandOffDeadlines : IDeadlineSource
{
    /// <summary>How long a customer may take before support asks again.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromDays(7);

    public DeadlineKind Kind => DeadlineKind.HandOff;

    public TimeSpan? LeadTime => TimeSpan.Zero;

    public FormattableString Select(DateTimeOffset now) => $"""
        SELECT 'hand-off:' || lower("Id") AS "KeyStart", ':' || "StateSince" AS "KeyEnd", {(int)Kind} AS "Kind", "Id",
            "Name" AS "Subject", "Customer", "ClusterName" AS "Cluster", "Owner", "OwnerId", NULL AS "IdentityProvider",
            lower("Id") AS "SubjectId", "StateSince" + {AnswerWithin.Ticks} AS "DueAt"
        FROM "Connections"
        WHERE "State" = {(int)ConnectionState.WaitingOnCustomer}
        """;
}
