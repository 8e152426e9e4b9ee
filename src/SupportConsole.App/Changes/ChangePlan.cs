using SupportConsole.App.Differences;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Names;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Changes;

/// <summary>
/// A change, planned against the tenant as just read: a person reviews it and the runner applies it once. Lives in memory only, since it
/// may hold the new secret.
/// </summary>
public sealed class ChangePlan
{
    public required ChangeKind Kind { get; init; }

    public required Guid ConnectionId { get; init; }

    public required ConnectionName ConnectionName { get; init; }

    /// <summary>The version of the record that was read. If it differs when the plan is applied, somebody saved the record.</summary>
    public required Guid RecordVersion { get; init; }

    public required IReadOnlyList<FieldChange> Fields { get; init; }

    /// <summary>Changes made in Auth0 since the last read, in fields that this change touches.</summary>
    public IReadOnlyList<FieldChange> OutsideChanges { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public ConnectionId? Auth0Id { get; init; }

    /// <summary>The edit of the options; null if they stay.</summary>
    public OptionsEdit? Edit { get; init; }

    /// <summary>The tenant's options when planned, as a snapshot without secrets; null for a create.</summary>
    public string? BaseOptions { get; init; }

    /// <summary>The new display name; null if it stays.</summary>
    public string? DisplayName { get; init; }

    /// <summary>
    /// The new secret; null if none is set. The planner's caller disposes it; <see cref="Edit"/> holds its value as long as the plan lives.
    /// </summary>
    public ClientSecret? Secret { get; init; }

    /// <summary>The new certificate; null if none is set.</summary>
    public SigningCertificate? Certificate { get; init; }

    /// <summary>When the new credential expires, as the customer said; UTC.</summary>
    public DateTimeOffset? CredentialExpiresAt { get; init; }

    public bool CredentialNeverExpires { get; init; }

    /// <summary>Client_ids to enable (true) or disable (false). Of a create: to enable at once, or after a test sign-in.</summary>
    public IReadOnlyDictionary<string, bool> Applications { get; init; } = new Dictionary<string, bool>();

    /// <summary>Writes the adopted connection into the record, in the transaction of the intent; null for every other change.</summary>
    internal WriteWithIntent? WriteWithIntent { get; init; }

    /// <summary>The same create, with its applications kept until a test sign-in has passed.</summary>
    /// <param name="testApplication">The application that is enabled at once, for tests; null if there is none.</param>
    public ChangePlan WithApplicationsAfterTest(string? testApplication)
    {
        var applications = Applications.ToDictionary(pair => pair.Key, _ => false);
        if (testApplication is not null)
        {
            applications[testApplication] = true;
        }

        return With(Secret, Certificate, CredentialExpiresAt, CredentialNeverExpires, applications);
    }

    internal ChangePlan With(
        ClientSecret? secret = null,
        SigningCertificate? certificate = null,
        DateTimeOffset? expiresAt = null,
        bool neverExpires = false,
        IReadOnlyDictionary<string, bool>? applications = null) => new()
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
            Applications = applications ?? Applications,
            Secret = secret,
            Certificate = certificate,
            CredentialExpiresAt = expiresAt,
            CredentialNeverExpires = neverExpires,
        };

    /// <summary>The kind and the name; never the credential.</summary>
    public override string ToString() => $"{Kind} {ConnectionName}";
}
