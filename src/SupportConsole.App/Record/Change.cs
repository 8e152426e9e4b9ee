using SupportConsole.App.People;
using SupportConsole.Auth0;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.Record;

/// <summary>
/// One change to the tenant, from intent to outcome: the journal that makes a crash survivable. Committed before the tenant is called; settled
/// in one transaction with the record and the audit entry. Never holds a secret: a secret is known by its keyed fingerprint.
/// </summary>
public sealed class Change
{
    public const int TextMaxLength = 2000;
    public const int PlanMaxLength = 1_000_000;
    public const int TicketMaxLength = 200;
    public const int ReasonMaxLength = 1000;

    /// <summary>Also stands in the connection's metadata at Auth0 (<c>sc_change</c>), so that an orphan is recognised as ours.</summary>
    public required Guid Id { get; init; }

    public required ChangeKind Kind { get; init; }

    public required ChangeState State { get; set; }

    /// <summary>The record's connection.</summary>
    public required Guid ConnectionId { get; init; }

    public ConnectionRecord Connection { get; init; } = null!;

    /// <summary>The connection's name when the change was planned.</summary>
    public required ConnectionName ConnectionName { get; init; }

    /// <summary>Auth0's id: known beforehand, or remembered once a create was answered.</summary>
    public ConnectionId? Auth0Id { get; set; }

    /// <summary>Who pressed the button.</summary>
    public required string Actor { get; init; }

    public required string Ticket { get; init; }

    public required string Reason { get; init; }

    /// <summary>What the page sent along so that a double click or a replayed event is one change; unique.</summary>
    public required Guid RequestKey { get; init; }

    /// <summary>Before and after, field by field, as JSON; secrets by name and keyed fingerprint only.</summary>
    public required string Plan { get; init; }

    /// <summary>The tenant's options that the change was planned against: snapshot with secrets as keyed fingerprints; null for a create.</summary>
    public string? BaseOptions { get; init; }

    /// <summary>What the tenant should hold afterwards: the same form of snapshot, for settling after a crash.</summary>
    public string? WantedOptions { get; init; }

    /// <summary>Client_ids to enable (or disable), space-separated.</summary>
    public string Applications { get; init; } = "";

    /// <summary>SHA-256 of the certificate or keyed fingerprint of the secret that the change puts in force; empty where it does not.</summary>
    public string CredentialFingerprint { get; init; } = "";

    /// <summary>When the new credential expires, as told; UTC.</summary>
    public DateTimeOffset? CredentialExpiresAt { get; init; }

    /// <summary>The new certificate as PEM (public); null for secrets.</summary>
    public string? CertificatePem { get; init; }

    public required DateTimeOffset PlannedAt { get; init; }

    /// <summary>When the tenant was last called for it or, where the answer was lost, when the console gave up waiting, UTC; null while nothing was sent.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When it came to rest, UTC.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>What is known, in words: the outcome, or what is not known yet and the cure.</summary>
    public string Outcome { get; set; } = "";

    /// <summary>Auth0's id of the deciding request.</summary>
    public string RequestId { get; set; } = "";

    /// <summary>How often the tenant was asked to settle it.</summary>
    public int SettleAttempts { get; set; }

    /// <summary>When the console asks again, UTC.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>Whether it has come to rest.</summary>
    public bool IsSettled => State is ChangeState.Confirmed or ChangeState.Refused or ChangeState.Superseded;
}
