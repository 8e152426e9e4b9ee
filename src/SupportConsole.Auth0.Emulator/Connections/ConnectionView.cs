using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Connections;

internal static class ConnectionView
{
    /// <summary>Fields that are shown even if <c>fields</c> does not name them.</summary>
    public static readonly string[] AlwaysShown = ["id", "is_domain_connection", "authentication", "connected_accounts"];

    private static readonly string[] Enterprise =
        ["ad", "adfs", "auth0-oidc", "google-apps", "ip", "office365", "oidc", "okta", "pingfederate", "samlp", "sharepoint", "waad"];

    /// <param name="domain">The tenant's own domain.</param>
    /// <param name="withOptions">Whether the token may read options.</param>
    /// <param name="withEnabledClients">Whether <c>enabled_clients</c> is shown: always by POST, elsewhere only on older tenants.</param>
    /// <param name="asSent">Whether options keep the order in which they were sent; otherwise they come in jsonb order.</param>
    public static JsonObject Of(StoredConnection connection, string domain, bool withOptions, bool withEnabledClients, bool asSent = false)
    {
        var view = new JsonObject { ["id"] = connection.Id };
        if (withOptions)
        {
            view["options"] = asSent ? connection.ParseOptions() : JsonbOrder.Sorted(connection.ParseOptions());
        }

        view["strategy"] = connection.Strategy;
        view["name"] = connection.Name;
        Add(view, "provisioning_ticket_url", ProvisioningTicket.Of(connection, domain));
        view["is_domain_connection"] = connection.IsDomainConnection;
        Add(view, "show_as_button", connection.ShowAsButton);
        foreach (var (name, json) in connection.Purposes)
        {
            view[name] = JsonNode.Parse(json);
        }

        Add(view, "display_name", connection.DisplayName);
        if (withEnabledClients)
        {
            view["enabled_clients"] = Array(connection.EnabledClients);
        }

        view["realms"] = Array(connection.Realms);
        if (connection.Metadata.Count > 0)
        {
            view["metadata"] = new JsonObject(connection.Metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        }

        return view;
    }

    /// <summary>Whether <c>show_as_button</c> is always shown: for enterprise strategies, not for databases and social ones.</summary>
    public static bool HasButton(string strategy) => Enterprise.Contains(strategy);

    private static void Add(JsonObject view, string key, JsonNode? value)
    {
        if (value is not null)
        {
            view[key] = value;
        }
    }

    private static JsonArray Array(IEnumerable<string> values) => [.. values.Select(value => (JsonNode)value)];
}
