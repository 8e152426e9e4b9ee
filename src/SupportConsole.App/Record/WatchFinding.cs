namespace SupportConsole.App.Record;

public enum WatchOutcome
{
    Open = 0,

    Dismissed = 1,

    /// <summary>The connection has the new values by now.</summary>
    Applied = 2,

    /// <summary>The document says again what it said before, or another address is watched.</summary>
    Withdrawn = 3,
}

/// <summary>
/// A change in what an IdP publishes, which a person decides about. A connection has at most one open finding; it follows the document
/// until it is closed. Nothing is applied by it.
/// </summary>
public sealed class WatchFinding
{
    public const int DifferencesMaxLength = 200_000;
    public const int FieldsMaxLength = 500;
    public const int CertificatesMaxLength = 200_000;
    public const int NoteMaxLength = 1000;

    public required Guid Id { get; init; }

    public required Guid ConnectionId { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>The differences as JSON, field by field.</summary>
    public string Differences { get; set; } = "[]";

    /// <summary>The names of the fields that differ.</summary>
    public string Fields { get; set; } = "";

    /// <summary>The new signing certificates as PEM, the one to use first; empty if there are none.</summary>
    public string Certificates { get; set; } = "";

    /// <summary>The SHA-256 of the first of <see cref="Certificates"/>; empty if there are none.</summary>
    public string NewFingerprint { get; set; } = "";

    /// <summary>The SHA-256 of the certificate in Auth0 that is no longer published: an alarm. Empty if it is still published.</summary>
    public string MissingFingerprint { get; set; } = "";

    /// <summary>The SHA-256 of the pinned certificate that signed the document as it was last read; empty if none did.</summary>
    public string SignedWith { get; set; } = "";

    /// <summary>Why it was not applied automatically, though the connection has a rule; empty if nothing is in the way.</summary>
    public string HeldBack { get; set; } = "";

    public WatchOutcome Outcome { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public string ClosedBy { get; set; } = "";

    /// <summary>Why it was dismissed.</summary>
    public string Note { get; set; } = "";

    public Guid Version { get; set; }
}
