using System.Text.Json.Nodes;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;

namespace SupportConsole.App.Connections.Detail;

/// <summary>
/// Auth0's own strategies, such as okta, waad and google-apps, name the customer's directory by a domain and have no issuer and no
/// discovery URL. Such connections are adopted: the console creates none.
/// </summary>
internal static class ProviderDomains
{
    private static readonly (string Option, string Label)[] Domains = [("domain", "IdP domain"), ("tenant_domain", "IdP tenant domain")];

    /// <summary>The settings to show. Auth0's own strategies leave most of ours empty.</summary>
    public static IEnumerable<ConnectionSetting> Shown(ConnectionRecord record, IEnumerable<ConnectionSetting> settings) =>
        IsOwnStrategy(record) ? settings.Where(setting => record.Settings[setting].Length > 0) : settings;

    public static IReadOnlyList<(string Label, string Value)> Of(ConnectionRecord record) =>
        IsOwnStrategy(record) && record.SeenOptions is { } seen && JsonNode.Parse(seen) is JsonObject options
            ? [.. Domains.Select(domain => (domain.Label, Value: Text(options[domain.Option]))).Where(domain => domain.Value.Length > 0)]
            : [];

    private static bool IsOwnStrategy(ConnectionRecord record) =>
        record.Strategy.Length > 0 && record.Strategy != SettingOptions.Strategy(record.Protocol);

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
