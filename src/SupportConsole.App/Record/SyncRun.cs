namespace SupportConsole.App.Record;

/// <summary>
/// One sync check: the whole tenant compared with the record, page by page. What it has seen is in memory, so a check that does not
/// finish starts again. The database allows one running check.
/// </summary>
public sealed class SyncRun
{
    public const int TextMaxLength = 2000;

    public required Guid Id { get; init; }

    public required SyncRunState State { get; set; }

    /// <summary>Who started it; "console" for the schedule.</summary>
    public required string StartedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    public int Compared { get; set; }

    /// <summary>Calls to the tenant so far: one per page, and those that look for connections that no page showed.</summary>
    public int Calls { get; set; }

    /// <summary>Connections whose settings Auth0 did not show: the scope read:connections_options is missing.</summary>
    public int Unreadable { get; set; }

    public bool IsCancelling { get; set; }

    public string Problem { get; set; } = "";
}
