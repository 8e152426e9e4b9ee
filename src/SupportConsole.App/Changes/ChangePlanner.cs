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
/// Plans changes: reads the connection from the tenant and says field by field what would change. Changes nothing. A person confirms the
/// plan, and the <see cref="ChangeRunner"/> applies it.
/// </summary>
public sealed class ChangePlanner(IDbContextFactory<ConsoleDbContext> contexts, IAuth0Tenant tenant, FingerprintKey key)
{
    /// <summary>Plans the creation of a draft, with its credential and the applications to enable it for.</summary>
    public async Task<Result<ChangePlan>> PlanCreateAsync(
        Guid connectionId,
        ClientSecret? secret,
        SigningCertificate? certificate,
        DateTimeOffset? credentialExpiresAt,
        IReadOnlyCollection<string> applications,
        CancellationToken cancellationToken)
    {
        var record = await LoadAsync(connectionId, cancellationToken);
        if (record is null)
        {
            return PlanProblems.Unknown;
        }

        if (record.Auth0Id is not null || record.State is not (ConnectionState.Draft or ConnectionState.WaitingOnCustomer))
        {
            return new Problem($"{record.Name} is no longer a draft.", "Open its page to rotate or change it.")
            {
                Code = "change.not-a-draft",
            };
        }

        var options = SettingOptions.ForCreate(record.Protocol, record.IdentityProvider, record.Settings, secret, certificate);
        var fields = new List<FieldChange>
        {
            new("name", "Connection name", null, record.Name.Value),
            new("strategy", "Strategy", null, OptionWords.Show("strategy", SettingOptions.Strategy(record.Protocol))),
            new("display_name", "Display name", null, KnownConnection.Of(record).ShownName),
        };
        var strategy = SettingOptions.Strategy(record.Protocol);
        fields.AddRange(OptionsComparison.Between(null, Snapshot(options), strategy).Select(OptionWords.Changed));
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
            Warnings = [.. PlanWarnings.ForCreate(record, applications.Count)],
        };
    }

    /// <summary>Plans a new client secret.</summary>
    public async Task<Result<ChangePlan>> PlanRotateSecretAsync(
        Guid connectionId,
        ClientSecret secret,
        SecretExpiry? expiry,
        CancellationToken cancellationToken)
    {
        var edit = new OptionsEdit().Set("client_secret", secret.Reveal());
        var planned = await PlanEditAsync(connectionId, ChangeKind.RotateSecret, edit, displayName: null, cancellationToken);
        return planned.Map(plan => plan.With(secret: secret, expiresAt: expiry?.At, neverExpires: expiry is { IsNever: true }));
    }

    public async Task<Result<ChangePlan>> PlanRotateCertificateAsync(
        Guid connectionId,
        SigningCertificate certificate,
        CancellationToken cancellationToken)
    {
        var edit = new OptionsEdit().Set("signingCert", certificate.ToAuth0SigningCert());
        var planned = await PlanEditAsync(connectionId, ChangeKind.RotateCertificate, edit, displayName: null, cancellationToken);
        return planned.Map(plan => plan.With(certificate: certificate, expiresAt: certificate.NotAfter));
    }

    public Task<Result<ChangePlan>> PlanSettingsAsync(Guid connectionId, OptionsEdit edit, CancellationToken cancellationToken) =>
        PlanSettingsAsync(connectionId, edit, displayName: null, cancellationToken);

    /// <summary>Plans other settings, and a display name if one is given. The name alone is sent without the options.</summary>
    public Task<Result<ChangePlan>> PlanSettingsAsync(
        Guid connectionId,
        OptionsEdit edit,
        string? displayName,
        CancellationToken cancellationToken) =>
        PlanEditAsync(connectionId, ChangeKind.EditSettings, edit, displayName, cancellationToken);

    /// <summary>
    /// Plans restoring the recorded values of the given keys, the display name under <see cref="ConnectionComparison.DisplayName"/>.
    /// Secrets can't be restored.
    /// </summary>
    public async Task<Result<ChangePlan>> PlanRestoreAsync(
        Guid connectionId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken)
    {
        var record = await LoadAsync(connectionId, cancellationToken);
        if (record is null)
        {
            return PlanProblems.Unknown;
        }

        if (keys.FirstOrDefault(key => OptionsSnapshot.HoldsSecret(record.SeenOptions, key)) is { } secret)
        {
            var what = $"SupportConsole stores no secrets and can't restore the {OptionWords.Label(secret).ToLowerInvariant()}.";
            return new Problem(what, "Rotate the credential instead.") { Code = "change.secret-not-kept" };
        }

        var edit = RestoreEdit.EditFor(record.SeenOptions, keys.Where(key => key != ConnectionComparison.DisplayName));
        var displayName = keys.Contains(ConnectionComparison.DisplayName) ? KnownConnection.Of(record).ShownName : null;
        return await PlanEditAsync(connectionId, ChangeKind.Restore, edit, displayName, cancellationToken);
    }

    public async Task<Result<ChangePlan>> PlanApplicationsAsync(
        Guid connectionId,
        IReadOnlyDictionary<string, bool> applications,
        CancellationToken cancellationToken)
    {
        var record = await LoadAsync(connectionId, cancellationToken);
        if (!IsInAuth0(record, out var id))
        {
            return PlanProblems.NotInAuth0(record);
        }

        var enabled = await tenant.ListEnabledApplicationsAsync(id, cancellationToken);
        if (!enabled.IsOk)
        {
            return enabled.Problem;
        }

        var wanted = applications.Where(pair => enabled.Value.Contains(pair.Key) != pair.Value).ToDictionary();
        if (wanted.Count == 0)
        {
            return new Problem("Nothing would change.", "No action is needed.") { Code = "change.nothing" };
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var customers = await TestClient.RemoveFromAsync(context, enabled.Value, cancellationToken);
        var leavesNone = customers.Any(wanted.ContainsKey) && !wanted.ContainsValue(true) && customers.All(wanted.ContainsKey);
        return new ChangePlan
        {
            Kind = wanted.Values.Any(on => on) ? ChangeKind.Enable : ChangeKind.Disable,
            ConnectionId = record.Id,
            ConnectionName = record.Name,
            RecordVersion = record.Version,
            Auth0Id = id,
            Applications = wanted,
            Fields = [.. wanted.Select(pair => ApplicationField(pair.Key, pair.Value))],
            Warnings = leavesNone ? [$"Nobody will be able to sign in with {record.Name}."] : [],
        };
    }

    private static FieldChange ApplicationField(string id, bool enables) =>
        new($"application:{id}", id, enables ? "off" : "on", enables ? "on" : "off");

    /// <summary>Plans deleting the connection and its users in Auth0. The record stays, retired.</summary>
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
                Warnings = ["Auth0 also deletes its users. With a new connection, even of the same name, each becomes a new user."],
            }
            : PlanProblems.NotInAuth0(record);
    }

    /// <summary>Plans adopting a connection found in the tenant. In Auth0 only its metadata changes.</summary>
    /// <param name="warnings">What the operator should know.</param>
    /// <param name="write">Writes the record, in the transaction that commits the intent.</param>
    public static ChangePlan PlanAdoption(
        ConnectionRecord record,
        IReadOnlyList<FieldChange> fields,
        IReadOnlyList<string> warnings,
        WriteWithIntent write) => new()
        {
            Kind = ChangeKind.Adopt,
            ConnectionId = record.Id,
            ConnectionName = record.Name,
            RecordVersion = record.Version,
            Auth0Id = record.Auth0Id,
            Fields = [.. fields, new("metadata.managed_by", "Managed by", null, ChangeMarks.Manager)],
            Warnings = warnings,
            WriteWithIntent = write,
        };

    /// <summary>Plans marking a connection of the record as managed here. Only its metadata changes.</summary>
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
            : PlanProblems.NotInAuth0(record);
    }

    /// <summary>Whether a connection is in Auth0 as far as the record knows. A retired one keeps its ID.</summary>
    private static bool IsInAuth0([NotNullWhen(true)] ConnectionRecord? record, [NotNullWhen(true)] out ConnectionId? id)
    {
        id = record is { State: not ConnectionState.Retired } ? record.Auth0Id : null;
        return id is not null;
    }

    private async Task<Result<ChangePlan>> PlanEditAsync(
        Guid connectionId,
        ChangeKind kind,
        OptionsEdit edit,
        string? displayName,
        CancellationToken cancellationToken)
    {
        var record = await LoadAsync(connectionId, cancellationToken);
        if (!IsInAuth0(record, out var id))
        {
            return PlanProblems.NotInAuth0(record);
        }

        var read = await tenant.GetConnectionAsync(id, cancellationToken);
        if (!read.TryGet(out var now, out var problem))
        {
            return problem;
        }

        if (now.Options is null)
        {
            return PlanProblems.NoOptions;
        }

        var current = Snapshot(now.Options);
        var differences = edit.Keys.Any()
            ? OptionsComparison.Between(current, Snapshot(OptionsReplacement.Prepare(now.Strategy, now.Options, edit)), now.Strategy)
            : [];
        var renaming = displayName is null || displayName == now.ShownName
            ? null
            : new FieldChange(Renaming.Field, OptionWords.Label(Renaming.Field), now.ShownName, displayName);
        if (differences.Count == 0 && renaming is null)
        {
            return PlanProblems.NothingToDo(kind);
        }

        IReadOnlyList<FieldChange> fields = [.. Renaming.AsList(renaming), .. differences.Select(OptionWords.Changed)];
        var touched = fields.Select(field => field.Field).ToHashSet();
        return new ChangePlan
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
    }

    private string Snapshot(ConnectionOptions options) => OptionsSnapshot.Take(options, key.NamedFingerprint);

    private async Task<ConnectionRecord?> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Connections.AsNoTracking().Include(record => record.Cluster)
            .SingleOrDefaultAsync(record => record.Id == id, cancellationToken);
    }
}
