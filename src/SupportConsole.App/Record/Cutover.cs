namespace SupportConsole.App.Record;

/// <summary>
/// A rotation of a SAML certificate at a minute that support and the customer agreed on. The rotation itself is a <see cref="Change"/>.
/// </summary>
public sealed class Cutover
{
    public const int ZoneMaxLength = 64;
    public const int ProblemMaxLength = 1000;

    public required Guid Id { get; init; }

    public required Guid ConnectionId { get; init; }

    public required CutoverState State { get; set; }

    /// <summary>The agreed minute, UTC.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>The engineer's time zone (IANA).</summary>
    public required string StaffZone { get; set; }

    /// <summary>The customer contact's time zone (IANA).</summary>
    public required string CustomerZone { get; set; }

    /// <summary>SHA-256 of the certificate that was current when this was planned, in hex; empty if none was known.</summary>
    public required string OldFingerprint { get; init; }

    /// <summary>SHA-256 of the new certificate, in hex.</summary>
    public required string NewFingerprint { get; init; }

    /// <summary>The new certificate (public).</summary>
    public required string CertificatePem { get; init; }

    /// <summary>When the customer's message about the new certificate reached us, UTC; null if that isn't known.</summary>
    public DateTimeOffset? CustomerMessageAt { get; init; }

    public CustomerMessageSource CustomerMessageSource { get; init; }

    public required string Ticket { get; init; }

    public required string PlannedBy { get; init; }

    /// <summary>Empty if the person has no address.</summary>
    public required string PlannedByEmail { get; init; }

    public required DateTimeOffset PlannedAt { get; init; }

    /// <summary>The SEQUENCE of the calendar event: it grows with every change of the plan.</summary>
    public int Sequence { get; set; }

    /// <summary>The engineer who agreed that it is applied as soon as the customer has switched; empty if nobody did.</summary>
    public string AgreedBy { get; set; } = "";

    public DateTimeOffset? AgreedAt { get; set; }

    /// <summary>When the customer said that their IdP signs with the new certificate, UTC.</summary>
    public DateTimeOffset? SwitchedAt { get; set; }

    /// <summary>The key of the change that applies it, so that a second try after a crash is the same change.</summary>
    public required Guid RequestKey { get; set; }

    /// <summary>When it is tried again automatically after a problem, UTC.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    public DateTimeOffset? AppliedAt { get; set; }

    /// <summary>When it was closed, cancelled or rolled back, UTC.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why the last try to apply it failed; empty if none did.</summary>
    public string Problem { get; set; } = "";

    public Guid Version { get; set; }

    /// <summary>Whether both sides said yes.</summary>
    public bool IsAgreed => AgreedAt is not null && SwitchedAt is not null;
}
