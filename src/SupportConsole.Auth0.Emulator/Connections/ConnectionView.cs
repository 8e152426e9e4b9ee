using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.State;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>A connection as the wire shows it.</summary>
internal static class ConnectionView
{
    /// <summary>Fields that come whatever <c>fields</c> says.</summary>
    public static readonly string[] AlwaysShown = ["id", "is_domain_connection", "authentication", "connected_accounts"];

    private static readonly string[] Provisioned = ["adfs", "waad", "google-apps", "samlp", "pingfederate", "ad"];

    public static JsonObject Of(StoredConnection connection, string domain, bool withOptions, bool withEnabledClients)
    {
        var view = new JsonObject { ["id"] = connection.Id };
        if (withOptions)
        {
            view["options"] = connection.ParseOptions();
        }

        view["strategy"] = connection.Strategy;
        view["name"] = connection.Name;
        if (connection.DisplayName is not null)
        {
            view["display_name"] = connection.DisplayName;
        }

        view["is_domain_connection"] = connection.IsDomainConnection;
        view["show_as_button"] = connection.ShowAsButton;
        view["realms"] = Array(connection.Realms);
        foreach (var (name, json) in connection.Purposes)
        {
            view[name] = JsonNode.Parse(json);
        }

        if (connection.Metadata.Count > 0)
        {
            view["metadata"] = new JsonObject(connection.Metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        }

        if (Provisioned.Contains(connection.Strategy))
        {
            view["provisioning_ticket_url"] = $"https://{domain}/p/{connection.Strategy}/{connection.Id}";
        }

        if (withEnabledClients)
        {
            view["enabled_clients"] = Array(connection.EnabledClients);
        }

        return view;
    }

    private static JsonArray Array(IEnumerable<string> values) => [.. values.Select(value => (JsonNode)value)];
}
