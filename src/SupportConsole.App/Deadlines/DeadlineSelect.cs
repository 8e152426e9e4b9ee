namespace SupportConsole.App.Deadlines;

/// <summary>
/// The SELECT of one <see cref="IDeadlineSource"/>. A deadline's rank is when somebody must begin, as far as its source knows, plus
/// <see cref="Deadline.RotationLead"/>. A credential's rank is therefore its expiry date, and an index has those in order.
/// </summary>
internal sealed record DeadlineSelect(string Sql, TimeSpan? LeadTime)
{
    /// <summary>The condition on the owner.</summary>
    public string Owned { get; init; } = "TRUE";

    /// <summary>What follows FROM, up to a condition that more may follow.</summary>
    public string Where => $"({Sql}) WHERE {Owned}";

    /// <summary>Whether an index has the rows by rank: those of credentials, to which alone learned lead times apply.</summary>
    public bool IsInRankOrder => LeadTime == Deadline.RotationLead;

    public string Rank => LeadTime is null ? $"""("ActAt" + {Deadline.RotationLead.Ticks})"""
        : IsInRankOrder ? "\"DueAt\""
        : $"""("DueAt" + {RankAfterDue})""";

    public string Row => $"""
        "KeyStart" || "KeyEnd" AS "Key", "Kind", "Subject", "Customer", "Cluster", "Owner", "OwnerId", "IdentityProvider", "SubjectId",
        "DueAt", {Rank} AS "RankAt"
        """;

    /// <summary>The columns that decide the order. An index has them; the others are read only for the rows of a page.</summary>
    public string Place => $"""
        "Kind", "KeyStart", "Id", {LearnedBy("IdentityProvider")}, {LearnedBy("Customer")}, "DueAt", {Rank} AS "RankAt"
        """;

    private string LearnedBy(string column) => IsInRankOrder ? $"\"{column}\"" : $"NULL AS \"{column}\"";

    private long RankAfterDue => (Deadline.RotationLead - LeadTime.GetValueOrDefault()).Ticks;

    /// <summary>A condition on the rank, written so that an index on the due date can answer it.</summary>
    public string WhereRank(string comparison, string rank) => LeadTime is null ? $"{Rank} {comparison} {rank}"
        : $"""("DueAt" {comparison} {rank} - {RankAfterDue})""";
}
