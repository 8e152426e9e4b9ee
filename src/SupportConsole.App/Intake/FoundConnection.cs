using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Intake;

/// <summary>A connection that something pasted points to.</summary>
/// <param name="Why">By what it was found, such as “the issuer”.</param>
public sealed record FoundConnection(Guid Id, string Name, string Customer, string Cluster, Protocol Protocol,
    ConnectionState State, string Why)
{
    /// <summary>Whether it is not in Auth0 yet.</summary>
    public bool IsDraft => State is ConnectionState.Draft or ConnectionState.WaitingOnCustomer;
}

/// <summary>Where a certificate was seen before.</summary>
/// <param name="SetAt">Since when, UTC.</param>
/// <param name="ReplacedAt">Until when, UTC; null while it is in force.</param>
public sealed record KnownCertificate(FoundConnection Connection, bool IsInForce, DateTimeOffset SetAt, DateTimeOffset? ReplacedAt);
