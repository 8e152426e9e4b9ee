using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Connections.Detail;

/// <summary>What SupportConsole keeps about a connection and Auth0 does not.</summary>
public sealed record InternalDetails
{
    internal const string OwnerIdField = "owner_id";

    public string Owner { get; set; } = "";

    /// <summary>As <see cref="ConnectionRecord.OwnerId"/>.</summary>
    public string OwnerId { get; set; } = "";

    public IdentityProvider IdentityProvider { get; set; }

    public SettingValues Settings { get; init; } = [];

    public static IEnumerable<ConnectionSetting> Of(Protocol protocol) =>
        ConnectionSettings.Of(protocol).Where(setting => setting.Place == SettingPlace.Console);

    public static InternalDetails Of(ConnectionRecord record)
    {
        var details = new InternalDetails { Owner = record.Owner, OwnerId = record.OwnerId, IdentityProvider = record.IdentityProvider };
        foreach (var setting in Of(record.Protocol))
        {
            details.Settings[setting] = record.Settings[setting];
        }

        return details;
    }

    public InternalDetails Copy() => this with { Settings = Settings.Copy() };

    public InternalDetails Trimmed()
    {
        var trimmed = this with { Owner = Owner.Trim(), Settings = Settings.Copy() };
        foreach (var setting in ConnectionSettings.All)
        {
            trimmed.Settings[setting] = setting.Normalise(Settings[setting]);
        }

        return trimmed;
    }

    /// <summary>What is wrong with what was typed; null for nothing.</summary>
    public Problem? Check() => SettingRules.Length("owner", Owner, ConnectionRecord.OwnerMaxLength)
        ?? ConnectionSettings.All.Where(setting => setting.Place == SettingPlace.Console)
            .Select(setting => setting.Check(Settings[setting])).FirstOrDefault(problem => problem is not null);

    public IReadOnlyDictionary<string, string?> Fields() => new Dictionary<string, string?>
    {
        ["owner"] = Owner,
        [OwnerIdField] = OwnerId,
        ["identity_provider"] = IdentityProviderCatalogue.Of(IdentityProvider).DisplayName,
    }.Concat(Settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).ToDictionary();
}
