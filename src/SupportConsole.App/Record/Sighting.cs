namespace SupportConsole.App.Record;

/// <summary>That a sweep saw a connection of the record in the tenant. In the database rather than in memory: a killed sweep loses none, and ten thousand cost nothing.</summary>
public sealed class Sighting
{
    public required Guid ConnectionId { get; init; }

    public required Guid SweepId { get; set; }
}
