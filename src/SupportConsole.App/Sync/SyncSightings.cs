namespace SupportConsole.App.Sync;

/// <summary>What a running sync check has seen so far.</summary>
internal sealed class SyncSightings
{
    public HashSet<Guid> Records { get; } = [];

    public HashSet<Guid> KeptFindings { get; } = [];
}
