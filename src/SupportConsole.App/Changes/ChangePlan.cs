using SupportConsole.App.Differences;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Names;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Changes;

/// <summary>
/// A change, planned against the tenant as it was just read: what a person reads before confirming, and what the runner then applies once.
/// Lives in memory only, since it may hold the new secret.
/// </summary>
public sealed class ChangePlan
{
    /// <summary>What it does.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The record's connection.</summary>
    public required Guid ConnectionId { get; init; }

    /// <summary>The connection's name.</summary>
    public required ConnectionName ConnectionName { get; init; }

    /// <summary>The version of the record that was read: another at apply time means someone else saved.</summary>
    public required Guid RecordVersion { get; init; }

    /// <summary>Every field that the page shows, changed or not.</summary>
    public required IReadOnlyList<FieldChange> Fields { get; init; }

    /// <summary>What was changed outside the console since it last looked, in fields that this change touches: the operator decides.</summary>
    public IReadOnlyList<FieldChange> OutsideChanges { get; init; } = [];

    /// <summary>What the operator should know before confirming.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Auth0's id; null for a create.</summary>
    public ConnectionId? Auth0Id { get; init; }

    /// <summary>What is done to the options; null where they are not touched.</summary>
    public OptionsEdit? Edit { get; init; }

    /// <summary>The tenant's options when planned: snapshot without secrets; null for a create.</summary>
    public string? BaseOptions { get; init; }

    /// <summary>The new display name; null where it stays.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The new secret; null where none is set. Disposed by whoever made the plan; <see cref="Edit"/> holds its value until the plan is forgotten.</summary>
    public ClientSecret? Secret { get; init; }

    /// <summary>The new certificate; null where none is set.</summary>
    public SigningCertificate? Certificate { get; init; }

    /// <summary>When the new credential expires, as told; UTC.</summary>
    public DateTimeOffset? CredentialExpiresAt { get; init; }

    /// <summary>Client_ids to enable (true) or disable (false).</summary>
    public IReadOnlyDictionary<string, bool> Applications { get; init; } = new Dictionary<string, bool>();

    /// <summary>What the record takes in with the intent: the connection that is adopted; null for every other change.</summary>
    internal RecordIntake? Intake { get; init; }

    /// <summary>The same plan with the credential that it puts in force.</summary>
    internal ChangePlan With(ClientSecret? secret = null, SigningCertificate? certificate = null, DateTimeOffset? expiresAt = null) => new()
    {
        Kind = Kind,
        ConnectionId = ConnectionId,
        ConnectionName = ConnectionName,
        RecordVersion = RecordVersion,
        Fields = Fields,
        OutsideChanges = OutsideChanges,
        Warnings = Warnings,
        Auth0Id = Auth0Id,
        Edit = Edit,
        BaseOptions = BaseOptions,
        DisplayName = DisplayName,
        Applications = Applications,
        Secret = secret,
        Certificate = certificate,
        CredentialExpiresAt = expiresAt,
    };

    /// <summary>The kind and the name; never the credential.</summary>
    public override string ToString() => $"{Kind} {ConnectionName}";
}
