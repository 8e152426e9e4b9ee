namespace SupportConsole.App.Record;

/// <summary>The acts that can wait for another person.</summary>
public enum ApprovalAct
{
    RemoveConnection = 1,

    /// <summary>One act on more than ten connections.</summary>
    ChangeMany = 2,

    /// <summary>A private host exception of the settings.</summary>
    AllowPrivateHost = 3,

    RestoreBackup = 4,
}

public enum ApprovalState
{
    Waiting = 1,

    /// <summary>Approved, and not carried out yet.</summary>
    Approved = 2,

    /// <summary>Carried out, once.</summary>
    Done = 3,

    Rejected = 4,

    Withdrawn = 5,

    /// <summary>What it was about changed before somebody approved it.</summary>
    Outdated = 6,

    /// <summary>Nobody decided on it, or carried it out, in time.</summary>
    Expired = 7,
}

/// <summary>
/// An act that waits for another person. It is carried out once, as it was when it was asked for. Never holds a secret.
/// </summary>
public sealed class Approval
{
    public const int SubjectMaxLength = 300;
    public const int BasisMaxLength = 64;
    public const int OutcomeMaxLength = 2000;

    internal static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public required Guid Id { get; init; }

    public required ApprovalAct Act { get; init; }

    public required ApprovalState State { get; set; }

    /// <summary>The connection, exception or backup, by name.</summary>
    public required string Subject { get; init; }

    public Guid? ConnectionId { get; init; }

    /// <summary>Exactly what will be sent: before and after, field by field, as JSON.</summary>
    public required string Plan { get; init; }

    /// <summary>SHA-256 of everything that the act depends on, in hex. If it differs later, the act is refused.</summary>
    public required string Basis { get; init; }

    public string Ticket { get; init; } = "";

    public required string Reason { get; init; }

    public required string RequestedBy { get; init; }

    /// <summary>The person's issuer and subject: the one who may not approve.</summary>
    public required string RequestedById { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Until when it can be approved and carried out, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public string DecidedBy { get; set; } = "";

    public string DecidedById { get; set; } = "";

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>What became of it.</summary>
    public string Outcome { get; set; } = "";

    /// <summary>The request key of the change that carries it out: unique, so that it is carried out once.</summary>
    public required Guid RequestKey { get; init; }

    public bool IsOpenAt(DateTimeOffset now) => State is ApprovalState.Waiting or ApprovalState.Approved && !IsOverAt(now);

    /// <summary>
    /// Whether its time is over. A request from later than now means that this machine's clock was set back, which prolongs nothing.
    /// </summary>
    public bool IsOverAt(DateTimeOffset now) => ExpiresAt <= now || RequestedAt > now + Tolerance;

    /// <summary>Whether another person than the one who asked has approved it, and it is neither carried out nor expired.</summary>
    public bool IsUsableAt(DateTimeOffset now) =>
        State == ApprovalState.Approved && !IsOverAt(now) && DecidedById.Length > 0 && DecidedById != RequestedById;
}
