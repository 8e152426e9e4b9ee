using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Connections.Detail;

/// <summary>A connection's settings, opened for editing. Only what was typed over is sent.</summary>
/// <param name="Strategy">Auth0's strategy, which decides what can be edited.</param>
/// <param name="Opened">The settings as they were read from Auth0.</param>
/// <param name="Snapshot">The options as they were read, without secrets.</param>
/// <param name="Outside">What was changed in Auth0 since this console last read it.</param>
/// <param name="ReadAt">When they were read, UTC.</param>
public sealed record SettingsForm(
    ConnectionRecord Record, string Strategy, SettingValues Opened, string Snapshot, IReadOnlyList<FieldChange> Outside,
    DateTimeOffset ReadAt)
{
    private static readonly string[] MetadataFills = [ConnectionSettings.SignInUrl.Path!, ConnectionSettings.SignOutUrl.Path!];

    public SettingValues Typed { get; } = Opened.Copy();

    /// <summary>
    /// The settings that can be edited here; of a strategy that SupportConsole doesn't know, those that every connection has.
    /// </summary>
    public IEnumerable<ConnectionSetting> Settings => ConnectionSettings.All.Where(setting =>
        setting.Place != SettingPlace.Console && (setting.Protocol is null || SettingOptions.Strategy(setting.Protocol.Value) == Strategy));

    public bool IsKnownStrategy => Strategy == SettingOptions.Strategy(Record.Protocol);

    public bool HasSecret => OptionsSnapshot.Read(Snapshot, "client_secret") is not null;

    /// <summary>Where Auth0 read the provider's metadata, and reads it again with every change; null if nowhere.</summary>
    public string? MetadataUrl => OptionsSnapshot.Read(Snapshot, "metadataUrl");

    /// <summary>The new display name; null if it stays.</summary>
    public string? DisplayName => IsChanged(ConnectionSettings.DisplayName) ? Typed[ConnectionSettings.DisplayName].Trim() : null;

    public IEnumerable<ConnectionSetting> Changed => Settings.Where(IsChanged);

    public IReadOnlyDictionary<string, Problem> Check()
    {
        // Values that Auth0 already holds are not judged, or an old oddity would block every other edit.
        var problems = new Dictionary<string, Problem>();
        foreach (var setting in Settings.Where(setting => Typed[setting] != Opened[setting]))
        {
            if (setting.Check(Typed[setting]) is { } problem)
            {
                problems.Add(setting.Key, problem);
            }
        }

        if (Changed.Contains(ConnectionSettings.Issuer) && Typed[ConnectionSettings.Issuer].Trim().Length == 0
            && Typed[ConnectionSettings.DiscoveryUrl].Trim().Length == 0)
        {
            problems.TryAdd(ConnectionSettings.Issuer.Key, SettingRules.NoProvider);
        }

        if (Changed.Contains(ConnectionSettings.Channel) && Typed.IsBackChannel && !HasSecret)
        {
            problems.Add(
                ConnectionSettings.Channel.Key,
                new Problem("The back channel needs a client secret, and Auth0 has none.",
                "Rotate in the secret first, then change the channel.")
                { Code = "form.channel" });
        }

        return problems;
    }

    /// <summary>Takes what was typed. A discovery URL that is the issuer's own follows the issuer.</summary>
    public void Edit(ConnectionSetting setting, string typed)
    {
        if (setting == ConnectionSettings.Issuer && Typed[ConnectionSettings.DiscoveryUrl] is { Length: > 0 } url
            && url == SettingRules.DiscoveryOf(Typed[setting]))
        {
            Typed[ConnectionSettings.DiscoveryUrl] = typed.Trim().Length == 0 ? url : SettingRules.DiscoveryOf(typed);
        }

        Typed[setting] = typed;
    }

    /// <summary>Keeps what Auth0 holds in one field of a plan.</summary>
    public void KeepTheirs(string field)
    {
        foreach (var setting in Settings.Where(setting => setting.Field == field))
        {
            Typed[setting] = Opened[setting];
        }
    }

    public void CarryOverTo(SettingsForm fresh)
    {
        foreach (var setting in Settings.Where(setting => Typed[setting] != Opened[setting]))
        {
            fresh.Typed[setting] = Typed[setting];
        }
    }

    /// <summary>What was typed over, as an edit of the options: nothing else is touched.</summary>
    public OptionsEdit ToEdit()
    {
        var edit = new OptionsEdit();
        foreach (var setting in Changed.Where(setting => setting.Place == SettingPlace.Options))
        {
            var value = setting.Normalise(Typed[setting]);
            _ = value.Length == 0 && setting.Kind != SettingKind.Switch
                ? edit.Remove(setting.Path!)
                : edit.Set(setting.Path!, SettingOptions.ToJson(setting, value));
        }

        // Auth0 would read the metadata again, and its addresses would win over the typed ones.
        if (MetadataUrl is not null && edit.Keys.Any(key => MetadataFills.Contains(key)))
        {
            edit.Remove("metadataUrl");
        }

        return edit;
    }

    private bool IsChanged(ConnectionSetting setting) => setting.Effective(Typed[setting]) != setting.Effective(Opened[setting]);
}
