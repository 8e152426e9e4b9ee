using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Changes;
using SupportConsole.App.Differences;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Connections.Detail;

/// <summary>A plan of edited settings, and what somebody else changed in its fields since the form was opened.</summary>
/// <param name="Consequences">What the edit does to the people who sign in.</param>
/// <param name="Theirs">Changes by somebody else to the same fields that the form did not show: the engineer decides.</param>
public sealed record SettingsPlan(ChangePlan Plan, IReadOnlyList<string> Consequences, IReadOnlyList<FieldChange> Theirs);

/// <summary>Opens a connection's settings as Auth0 holds them now, and plans edits.</summary>
public sealed class ConnectionSettingsService(
    IDbContextFactory<ConsoleDbContext> contexts,
    IAuth0Tenant tenant,
    ChangePlanner planner,
    FingerprintKey key,
    TimeProvider time)
{
    public async Task<Result<SettingsForm>> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Connections
            .AsNoTracking()
            .Include(row => row.Cluster)
            .SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (record is null)
        {
            return new Problem("This connection doesn't exist.", "Go back to the list.") { Code = "settings.no-connection" };
        }

        if (record.Auth0Id is not { } auth0Id || record.State == ConnectionState.Retired)
        {
            return record.State == ConnectionState.Retired
                ? new Problem($"{record.Name} was removed from Auth0.", "There is nothing to edit.") { Code = "settings.retired" }
                : new Problem(
                    $"{record.Name} is a draft.",
                    "Continue onboarding: its settings are edited there.")
                { Code = "settings.draft" };
        }

        var read = await tenant.GetConnectionAsync(auth0Id, cancellationToken);
        if (!read.TryGet(out var now, out var problem))
        {
            return problem;
        }

        if (now.Options is not { } options)
        {
            return new Problem(
                "Auth0 doesn't show this connection's options.",
                "Grant SupportConsole's application the scope read:connections_options.")
            { Code = "settings.no-options" };
        }

        var snapshot = OptionsSnapshot.Take(options, key.NamedFingerprint);
        var values = SettingOptions.Read(options);
        values[ConnectionSettings.DisplayName] = now.ShownName;
        return new SettingsForm(record, now.Strategy, values, snapshot, OutsideChanges.Of(record, now, snapshot), time.GetUtcNow());
    }

    public async Task<Result<SettingsPlan>> PlanAsync(SettingsForm form, CancellationToken cancellationToken)
    {
        var planned = await planner.PlanSettingsAsync(form.Record.Id, form.ToEdit(), form.DisplayName, cancellationToken);
        if (!planned.TryGet(out var plan, out var problem))
        {
            return problem;
        }

        // Compared with the form as it was opened and, for what that showed already, with what we last saw.
        var touched = plan.Fields.Select(field => field.Field).ToHashSet();
        var meanwhile = plan.BaseOptions is null
            ? []
            : OptionsComparison.Between(form.Snapshot, plan.BaseOptions).Select(OptionWords.Changed);
        var renaming = plan.Fields.FirstOrDefault(field => field.Field == Renaming.Field);
        var renamed = renaming is null || renaming.Before == form.Opened[ConnectionSettings.DisplayName]
            ? null
            : renaming with { Before = form.Opened[ConnectionSettings.DisplayName], After = renaming.Before };
        return new SettingsPlan(
            plan, SettingsConsequences.Of(form),
            [.. Renaming.AsList(renamed).Concat(meanwhile).Where(field => touched.Contains(field.Field))
                .Concat(plan.OutsideChanges).DistinctBy(field => field.Field)]);
    }
}
