using SupportConsole.Auth0;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.Record;

/// <summary>
/// One difference between the tenant and the record, of one connection, that waits for a person to decide. It goes when the two agree again, whoever
/// brought that about. Never holds a secret: a secret that changed is known by its keyed fingerprints.
/// </summary>
public sealed class Finding
{
    public const int DifferencesMaxLength = 1_000_000;
    public const int FieldsMaxLength = 500;
    public const int ReasonMaxLength = 1000;

    public required Guid Id { get; init; }

    public required FindingKind Kind { get; set; }

    /// <summary>Auth0's id; a connection has one finding at most.</summary>
    public required ConnectionId Auth0Id { get; init; }

    public required ConnectionName Name { get; init; }

    /// <summary>Auth0's strategy.</summary>
    public string Strategy { get; set; } = "";

    public string DisplayName { get; set; } = "";

    /// <summary>The record's connection; null for an unmanaged one.</summary>
    public Guid? ConnectionId { get; set; }

    public ConnectionRecord? Connection { get; set; }

    /// <summary>What differs, as JSON: the form that ConnectionComparison reads and writes.</summary>
    public string Differences { get; set; } = "[]";

    /// <summary>The labels of the fields that differ, for the list.</summary>
    public string Fields { get; set; } = "";

    /// <summary>When it was first seen, UTC.</summary>
    public required DateTimeOffset FoundAt { get; set; }

    /// <summary>When it was last seen, UTC.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>Who decided that an unmanaged one is none of ours; empty where nobody did.</summary>
    public string IgnoredBy { get; set; } = "";

    public DateTimeOffset? IgnoredAt { get; set; }

    public string IgnoreReason { get; set; } = "";

    public Guid Version { get; set; }
}
