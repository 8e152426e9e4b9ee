using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Differences;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Changes;

/// <summary>
/// Plans changes: reads the connection from the tenant, compares it with what the console last saw, and says field by field what would change.
/// Changes nothing. The plan is what a person confirms and the <see cref="ChangeRunner"/> applies.
/// </summary>
public sealed class ChangePlanner(IDbContextFactory<ConsoleDbContext> contexts, IAuth0Tenant tenant, FingerprintKey key)
{
    /// <summary>Plans the creation of a draft, with its credential and the applications to enable it for.</summary>
    public async Task<Result<ChangePlan>> PlanCreateAsync(
        Guid connectionId, ClientSecret? secret, SigningCertificate? certificate, DateTimeOffset? credentialExpiresAt,
        IReadOnlyCollection<string> applications, CancellationToken cancellationToken)
    {
        var record = await LoadAsync(connectionId, cancellationToken);
        if (record is null)
        {
            return Unknown();
        }

        if (record.Auth0Id is not null || record.State is not (ConnectionState.Draft or ConnectionState.WaitingOnCustomer))
        {
            return new Problem($"{record.Name} is no longer a draft: it is in Auth0 already.", "Open the connection's page to rotate or change it.") { Code = "change.not-a-draft" };
        }

        var options = SettingOptions.ForCreate(record.Protocol, record.IdentityProvider, record.Settings, secret, certificate);
        var fields = new List<FieldChange>
        {
            new("name", "Connection name", null, record.Name.Value),
            new("strategy", "Strategy", null, OptionWords.Show("strategy", SettingOptions.Strategy(record.Protocol))),
            new("display_name", "Display name", null, KnownConnection.Of(record).ShownName),
        };
        fields.AddRange(OptionsComparison.Between(null, Snapshot(options), SettingOptions.Strategy(record.Protocol)).Select(OptionWords.Changed));
        return new ChangePlan
        {
            Kind = ChangeKind.Create,
            ConnectionId = record.Id,
            ConnectionName = record.Name,
            RecordVersion = record.Version,
            Fields = fields,
            Secret = secret,
            Certificate = certificate,
            CredentialExpiresAt = certificate?.NotAfter ?? credentialExpiresAt,
            Applications = applications.ToDictionary(id => id, _ => true),
            Warnings =
            [
                .. applications.Count == 0 ? ["No application selected: nobody will be able to sign in."] : Array.Empty<string>(),
                .. LacksEndpoints(record) ? ["We couldn't read the discovery document. Auth0 will try; if it can't, nothing is created."] : Array.Empty<string>(),
            ],
        };
    }

    /// <summary>Plans a new client secret.</summary>
    public Task<Result<ChangePlan>> PlanRotateSecretAsync(Guid connectionId, ClientSecret secret, DateTimeOffset? expiresAt, CancellationToken cancellationToken) =>
        PlanEditAsync(
            connectionId, ChangeKind.RotateSecret, new OptionsEdit().Set("client_secret", secret.Reveal()), cancellationToken,
            plan => plan.With(secret: secret, expiresAt: expiresAt));

    /// <summary>Plans a new signing certificate.</summary>
    public Task<Result<ChangePlan>> PlanRotateCertificateAsync(Guid connectionId, SigningCertificate certificate, CancellationToken cancellationToken) =>
        PlanEditAsync(
            connectionId, ChangeKind.RotateCertificate, new OptionsEdit().Set("signingCert", certificate.ToAuth0SigningCert()), cancellationToken,
            plan => plan.With(certificate: certificate, expiresAt: certificate.NotAfter));

    /// <summary>Plans other settings.</summary>
    public Task<Result<ChangePlan>> PlanSettingsAsync(Guid connectionId, OptionsEdit edit, CancellationToken cancellationToken) =>
        PlanSettingsAsync(connectionId, edit, displayName: null, cancellationToken);

    /// <summary>Plans other settings, and the display name where one is given. The name alone is sent without the options.</summary>
    public Task<Result<ChangePlan>> PlanSettingsAsync(Guid connectionId, OptionsEdit edit, string? displayName, CancellationToken cancellationToken) =>
        PlanEditAsync(connectionId, ChangeKind.EditSettings, edit, cancellationToken, displayName: displayName);

    /// <summary>Plans putting back, over what was changed elsewhere, what the record last saw of the keys named, the display name under <see cref="ConnectionComparison.DisplayName"/>; secrets cannot be put back.</summary>
    public async Task<Result<ChangePlan>> PlanPutBackAsync(Guid connectionId, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var record = await LoadAsync(connectionId, cancellationToken);
        if (record is null)
        {
            return Unknown();
        }

        if (keys.FirstOrDefault(key => OptionsSnapshot.HoldsSecret(record.SeenOptions, key)) is { } secret)
        {
            return new Problem($"The {OptionWords.Label(secret).ToLowerInvariant()} was changed elsewhere, and the console keeps no secret to put back.", "Paste the right one on the rotation page.") { Code = "change.secret-not-kept" };
        }

        return await PlanEditAsync(
            connectionId, ChangeKind.PutBack, RestoreEdit.EditFor(record.SeenOptions, keys.Where(key => key != ConnectionComparison.DisplayName)), cancellationToken,
            displayName: keys.Contains(ConnectionComparison.DisplayName) ? KnownConnection.Of(record).ShownName : null);
    }

    /// <summary>Plans enabling (true) or disabling (false) it for applications.</summary>
    public async Task<Result<ChangePlan>> PlanApplicationsAsync(Guid connectionId, IReadOnlyDictionary<string, bool> applications, CancellationToken cancellationToken)
    {
        var record = await LoadAsync(connectionId, cancellationToken);
        if (!IsInAuth0(record, out var id))
        {
            return NotThere(record);
        }

        var enabled = await tenant.ListEnabledApplicationsAsync(id, cancellationToken);
        if (!enabled.IsOk)
        {
            return enabled.Problem;
        }

        var wanted = applications.Where(pair => enabled.Value.Contains(pair.Key) != pair.Value).ToDictionary();
        if (wanted.Count == 0)
        {
            return new Problem("It already is as you want it.", "Nothing to do.") { Code = "change.nothing" };
        }

        var leavesNone = !enabled.Value.Except(wanted.Where(pair => !pair.Value).Select(pair => pair.Key)).Union(wanted.Where(pair => pair.Value).Select(pair => pair.Key)).Any();
        return new ChangePlan
        {
            Kind = wanted.Values.Any(on => on) ? ChangeKind.Enable : ChangeKind.Disable,
            ConnectionId = record.Id,
            ConnectionName = record.Name,
            RecordVersion = record.Version,
            Auth0Id = id,
            Applications = wanted,
            Fields = [.. wanted.Select(pair => new FieldChange($"application:{pair.Key}", pair.Key, pair.Value ? "off" : "on", pair.Value ? "on" : "off"))],
            Warnings = leavesNone ? [$"Nobody can sign in through {record.Name} afterwards."] : [],
        };
    }

    /// <summary>Plans the removal: the connection and its users go from Auth0, the record stays.</summary>
    public async Task<Result<ChangePlan>> PlanRemoveAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        var record = await LoadAsync(connectionId, cancellationToken);
        return IsInAuth0(record, out var id)
            ? new ChangePlan
            {
                Kind = ChangeKind.Remove,
                ConnectionId = record.Id,
                ConnectionName = record.Name,
                RecordVersion = record.Version,
                Auth0Id = id,
                Fields = [new("connection", "Connection in Auth0", record.Name.Value, null)],
                Warnings = ["Its users are deleted with it. A new connection, even of the same name, makes every one of them a new user."],
            }
            : NotThere(record);
    }

    /// <summary>Plans adopting a connection found in the tenant: the record takes it in with the intent, and nothing but its metadata changes there.</summary>
    /// <param name="record">The record as it will be.</param>
    /// <param name="fields">What will be recorded.</param>
    /// <param name="warnings">What the operator should know.</param>
    /// <param name="intake">Puts it into the record, in the transaction that commits the intent.</param>
    public static ChangePlan PlanIntake(ConnectionRecord record, IReadOnlyList<FieldChange> fields, IReadOnlyList<string> warnings, RecordIntake intake) => new()
    {
        Kind = ChangeKind.Adopt,
        ConnectionId = record.Id,
        ConnectionName = record.Name,
        RecordVersion = record.Version,
        Auth0Id = record.Auth0Id,
        Fields = [.. fields, new("metadata.managed_by", "Managed by", null, ChangeMarks.Manager)],
        Warnings = warnings,
        Intake = intake,
    };

    /// <summary>Plans marking as ours a connection that the record has already: nothing but its metadata changes.</summary>
    public async Task<Result<ChangePlan>> PlanAdoptAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        var record = await LoadAsync(connectionId, cancellationToken);
        return IsInAuth0(record, out var id)
            ? new ChangePlan
            {
                Kind = ChangeKind.Adopt,
                ConnectionId = record.Id,
                ConnectionName = record.Name,
                RecordVersion = record.Version,
                Auth0Id = id,
                Fields = [new("metadata.managed_by", "Managed by", null, ChangeMarks.Manager)],
            }
            : NotThere(record);
    }


    private static bool LacksEndpoints(ConnectionRecord record) => record.Protocol == Protocol.Oidc
        && (record.Settings[ConnectionSettings.AuthorizationEndpoint].Length == 0
            || record.Settings[ConnectionSettings.JwksUri].Length == 0
            || (record.Settings.IsBackChannel && record.Settings[ConnectionSettings.TokenEndpoint].Length == 0));

    private static Problem Unknown() => new("There is no such connection in the record.", "Go back to the list; it may have been removed.") { Code = "change.no-connection" };

    /// <summary>Whether a connection is in Auth0, as far as the record knows, and under which id; a retired one keeps the id that it had.</summary>
    private static bool IsInAuth0([NotNullWhen(true)] ConnectionRecord? record, [NotNullWhen(true)] out ConnectionId? id)
    {
        id = record is { State: not ConnectionState.Retired } ? record.Auth0Id : null;
        return id is not null;
    }

    private static Problem NotThere(ConnectionRecord? record) => record is null
        ? Unknown()
        : new($"{record.Name} is not in Auth0.", record.State == ConnectionState.Retired ? "It was removed; its name stays known." : "Create it first.") { Code = "change.not-in-tenant" };

    private async Task<Result<ChangePlan>> PlanEditAsync(
        Guid connectionId, ChangeKind kind, OptionsEdit edit, CancellationToken cancellationToken, Func<ChangePlan, ChangePlan>? complete = null, string? displayName = null)
    {
        var record = await LoadAsync(connectionId, cancellationToken);
        if (!IsInAuth0(record, out var id))
        {
            return NotThere(record);
        }

        var read = await tenant.GetConnectionAsync(id, cancellationToken);
        if (!read.TryGet(out var now, out var problem))
        {
            return problem;
        }

        if (now.Options is null)
        {
            return new Problem("Auth0 does not show this connection's options.", "Grant the console's application the scope read:connections_options.") { Code = "change.no-options" };
        }

        var current = Snapshot(now.Options);
        var differences = edit.Keys.Any()
            ? OptionsComparison.Between(current, Snapshot(OptionsReplacement.Prepare(now.Strategy, now.Options, edit)), now.Strategy)
            : [];
        var renaming = displayName is null || displayName == now.ShownName ? null : new FieldChange(Renaming.Field, OptionWords.Label(Renaming.Field), now.ShownName, displayName);
        if (differences.Count == 0 && renaming is null)
        {
            return AlreadyInForce(kind);
        }

        IReadOnlyList<FieldChange> fields = [.. Renaming.AsList(renaming), .. differences.Select(OptionWords.Changed)];
        var touched = fields.Select(field => field.Field).ToHashSet();
        var plan = new ChangePlan
        {
            Kind = kind,
            ConnectionId = record.Id,
            ConnectionName = record.Name,
            RecordVersion = record.Version,
            Auth0Id = id,
            Edit = differences.Count == 0 ? null : edit,
            BaseOptions = differences.Count == 0 ? null : current,
            DisplayName = renaming?.After,
            Fields = fields,
            OutsideChanges = [.. OutsideChanges.Of(record, now, current).Where(field => touched.Contains(field.Field))],
        };
        return complete is null ? plan : complete(plan);
    }

    private static Problem AlreadyInForce(ChangeKind kind) => kind switch
    {
        ChangeKind.RotateSecret => new Problem("This is the client secret already in force.", "Ask the customer for the new one; nothing was sent.") { Code = "change.already-in-force" },
        ChangeKind.RotateCertificate => new Problem("This is the certificate already in force.", "Ask the customer for the certificate that the IdP signs with now; nothing was sent.") { Code = "change.already-in-force" },
        _ => new Problem("Auth0 already holds these values.", "Nothing to do.") { Code = "change.nothing" },
    };

    private string Snapshot(ConnectionOptions options) => OptionsSnapshot.Take(options, key.Fingerprint);

    private async Task<ConnectionRecord?> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Connections.AsNoTracking().Include(record => record.Cluster).SingleOrDefaultAsync(record => record.Id == id, cancellationToken);
    }
}
