namespace SupportConsole.App.Record;

/// <summary>How far the tenant's log has been read. There is one row.</summary>
public sealed class LogPosition
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>The entry after which reading goes on. It lies some minutes back, since Auth0 may add entries late.</summary>
    public required string LogId { get; set; }

    public required DateTimeOffset LogAt { get; set; }

    /// <summary>When the log was last read to its end, UTC.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>Until when nothing is missing.</summary>
    public DateTimeOffset ReadUntil => ReadAt > LogAt ? ReadAt.Value : LogAt;

    /// <summary>The start of a time whose entries Auth0 had dropped before they were read; null if there is none.</summary>
    public DateTimeOffset? GapFrom { get; set; }

    public DateTimeOffset? GapUntil { get; set; }
}
