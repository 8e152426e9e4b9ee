using SupportConsole.App.People;
using SupportConsole.Auth0;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.Record;

/// <summary>
/// One change to the tenant, from intent to outcome: the journal that survives a crash. Committed before the tenant is called; settled in
/// one transaction with the record and the audit entry. Never holds a secret, only its keyed fingerprint.
/// </summary>
public sealed class Change
{
    public const int TextMaxLength = 2000;
    public const int PlanMaxLength = 1_000_000;
    public const int TicketMaxLength = 200;
    public const int ReasonMaxLength = 1000;

    /// <summary>Also in the connection's metadata in Auth0 (<c>sc_change</c>), by which an orphan is recognised.</summary>
    public required Guid Id { get; init; }

    public required ChangeKind Kind { get; init; }

    public required ChangeState State { get; set; }

    public required Guid ConnectionId { get; init; }

    public ConnectionRecord Connection { get; init; } = null!;

    public required ConnectionName ConnectionName { get; init; }

    /// <summary>Null until Auth0 has answered a create.</summary>
    public ConnectionId? Auth0Id { get; set; }

    public required string Actor { get; init; }

    /// <summary>The person's issuer and subject, with a space between; empty in changes from before staff sign-in.</summary>
    public string ActorId { get; init; } = "";

    public string ActorEmail { get; init; } = "";

    public required string Ticket { get; init; }

    public required string Reason { get; init; }

    /// <summary>Unique: a double click or a replayed event is one change.</summary>
    public required Guid RequestKey { get; init; }

    /// <summary>Before and after, field by field, as JSON; secrets by name and keyed fingerprint only.</summary>
    public required string Plan { get; init; }

    /// <summary>The tenant's options that the change was planned against, secrets as keyed fingerprints; null for a create.</summary>
    public string? BaseOptions { get; init; }

    /// <summary>The options that the tenant should have afterwards, in the same form.</summary>
    public string? WantedOptions { get; init; }

    /// <summary>Client IDs to enable (true) or disable (false).</summary>
    public IReadOnlyDictionary<string, bool> Applications { get; init; } = new Dictionary<string, bool>();

    /// <summary>SHA-256 of the new certificate or keyed fingerprint of the new secret; empty if the change sets neither.</summary>
    public string CredentialFingerprint { get; init; } = "";

    /// <summary>When the new credential expires, as the customer said; UTC.</summary>
    public DateTimeOffset? CredentialExpiresAt { get; init; }

    /// <summary>Whether the customer said that the new credential never expires.</summary>
    public bool CredentialNeverExpires { get; init; }

    /// <summary>The new certificate as PEM (public); null for secrets.</summary>
    public string? CertificatePem { get; init; }

    /// <summary>When the customer's message about the new credential reached us, UTC; null if that isn't known.</summary>
    public DateTimeOffset? CustomerMessageAt { get; init; }

    public CustomerMessageSource CustomerMessageSource { get; init; }

    public required DateTimeOffset PlannedAt { get; init; }

    /// <summary>
    /// When the tenant was last called or, if the answer was lost, when the console gave up waiting. UTC; null if nothing was sent.
    /// </summary>
    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? SettledAt { get; set; }

    public string Outcome { get; set; } = "";

    /// <summary>Auth0's ID of the deciding request.</summary>
    public string RequestId { get; set; } = "";

    public int SettleAttempts { get; set; }

    /// <summary>When the settler reads the tenant again, UTC.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    public bool IsSettled => State is ChangeState.Confirmed or ChangeState.Refused or ChangeState.Superseded;
}
