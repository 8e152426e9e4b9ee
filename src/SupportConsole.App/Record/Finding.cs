using SupportConsole.Auth0;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.Record;

/// <summary>
/// How a connection in the tenant differs from its record; a person decides about it. Removed when both agree again, for whatever reason.
/// Never holds a secret, only keyed fingerprints.
/// </summary>
public sealed class Finding
{
    public const int DifferencesMaxLength = 1_000_000;
    public const int FieldsMaxLength = 500;
    public const int ReasonMaxLength = 1000;

    public required Guid Id { get; init; }

    public required FindingKind Kind { get; set; }

    /// <summary>Unique: a connection has at most one finding.</summary>
    public required ConnectionId Auth0Id { get; init; }

    public required ConnectionName Name { get; init; }

    public string Strategy { get; set; } = "";

    public string DisplayName { get; set; } = "";

    public Guid? ConnectionId { get; set; }

    public ConnectionRecord? Connection { get; set; }

    /// <summary>The differences as JSON; ConnectionComparison reads and writes it.</summary>
    public string Differences { get; set; } = "[]";

    public string Fields { get; set; } = "";

    /// <summary>When it was first seen, UTC.</summary>
    public required DateTimeOffset FoundAt { get; set; }

    /// <summary>When it was last seen, UTC.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>The time of the last change in the tenant's log that is in the audit as its cause, UTC; null if there is none.</summary>
    public DateTimeOffset? ExplainedUntil { get; set; }

    public string IgnoredBy { get; set; } = "";

    public DateTimeOffset? IgnoredAt { get; set; }

    public string IgnoreReason { get; set; } = "";

    public Guid Version { get; set; }
}
