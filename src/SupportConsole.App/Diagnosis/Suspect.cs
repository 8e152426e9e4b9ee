using SupportConsole.App.Intake;
using SupportConsole.App.Record;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Diagnosis;

/// <summary>A connection that an error may concern, with what in the paste points to it, the surest first.</summary>
public sealed record Suspect(FoundConnection Connection, IReadOnlyList<SuspectReason> Reasons)
{
    public IdentityProvider Provider { get; init; } = IdentityProvider.Other;

    /// <summary>Whom a message greets; empty if nobody is known.</summary>
    public string Contact { get; init; } = "";

    /// <summary>When the current credential expires, UTC.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>A cluster that the paste names and that has no connection.</summary>
public sealed record SuspectCluster(ClusterId Id, string Name, string Customer, string Why);

/// <summary>What the record has of a paste's clues.</summary>
/// <param name="Connections">The surest first.</param>
/// <param name="Clusters">Clusters without a connection.</param>
/// <param name="Left">How many further connections fit.</param>
public sealed record Suspects(IReadOnlyList<Suspect> Connections, IReadOnlyList<SuspectCluster> Clusters, int Left)
{
    public static Suspects None { get; } = new([], [], 0);

    public bool IsEmpty => Connections.Count == 0 && Clusters.Count == 0;
}
