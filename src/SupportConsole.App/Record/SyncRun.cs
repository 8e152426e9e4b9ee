namespace SupportConsole.App.Record;

/// <summary>
/// One comparison of the whole tenant with the record, page by page. Where it stands is committed with what each page showed, so that a sweep that is killed
/// goes on from there, in whichever process. The database lets one run at a time.
/// </summary>
public sealed class SyncRun
{
    public const int CheckpointMaxLength = 4000;
    public const int TextMaxLength = 2000;

    public required Guid Id { get; init; }

    public required SyncRunState State { get; set; }

    /// <summary>Who asked for it; "console" for the schedule.</summary>
    public required string StartedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it came to rest, UTC.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Where the next page begins, as Auth0 said; null for the first page.</summary>
    public string? Checkpoint { get; set; }

    /// <summary>When the last page was read, UTC; what is missing is looked for after that.</summary>
    public DateTimeOffset? ListedAt { get; set; }

    /// <summary>Connections of the tenant compared so far.</summary>
    public int Compared { get; set; }

    /// <summary>Calls to the tenant so far: a page each, and the looks for connections that no page showed.</summary>
    public int Calls { get; set; }

    /// <summary>How often it began anew because Auth0 no longer knew where it had stopped.</summary>
    public int Restarts { get; set; }

    /// <summary>Connections whose settings Auth0 did not show: the scope read:connections_options is missing.</summary>
    public int Unreadable { get; set; }

    /// <summary>Whether a person asked it to stop.</summary>
    public bool IsCancelling { get; set; }

    /// <summary>Why it stopped, and what to do; empty where it did not.</summary>
    public string Problem { get; set; } = "";

    /// <summary>The process that works on it, and until when it may; another takes over after that.</summary>
    public string Runner { get; set; } = "";

    public DateTimeOffset? RunnerUntil { get; set; }
}
