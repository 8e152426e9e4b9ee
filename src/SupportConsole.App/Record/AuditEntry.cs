using SupportConsole.App.People;

namespace SupportConsole.App.Record;

/// <summary>
/// One line of the record of who did what: written in the same transaction as what it records, never changed afterwards. Secrets by name only.
/// </summary>
public sealed class AuditEntry
{
    public const int TextMaxLength = 2000;
    public const int DetailMaxLength = 1_000_000;

    /// <summary>Rises with every entry.</summary>
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who; "console" for what the console found out by itself, "unknown" for changes made elsewhere.</summary>
    public required string Actor { get; init; }

    /// <summary>What, as a stable word such as <c>connection.rotate-certificate</c>.</summary>
    public required string Action { get; init; }

    /// <summary>How it went: intended, confirmed, refused, unknown, superseded; done for what concerns the record alone.</summary>
    public required string Outcome { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Summary { get; init; }

    public string Ticket { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>The console's id of the connection, where it concerns one.</summary>
    public Guid? ConnectionId { get; init; }

    /// <summary>The connection's or cluster's name at that time.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The cluster, where it concerns one.</summary>
    public Guid? ClusterId { get; init; }

    public Guid? ChangeId { get; init; }

    /// <summary>Fields as they were, JSON object; secrets by name only.</summary>
    public string Before { get; init; } = "{}";

    /// <summary>Fields as they are, JSON object; secrets by name only.</summary>
    public string After { get; init; } = "{}";

    /// <summary>Auth0's id of the request, where there was one.</summary>
    public string RequestId { get; init; } = "";
}
