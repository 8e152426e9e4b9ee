namespace SupportConsole.App.Sync;

/// <summary>What a running sync check has seen so far.</summary>
internal sealed class SyncSightings
{
    /// <summary>The records whose connections a page showed.</summary>
    public HashSet<Guid> Records { get; } = [];

    /// <summary>The findings that the check could not judge, and that it keeps.</summary>
    public HashSet<Guid> KeptFindings { get; } = [];
}
