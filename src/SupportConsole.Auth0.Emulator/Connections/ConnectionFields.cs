using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>The fields beside options that both POST and PATCH set.</summary>
internal static class ConnectionFields
{
    private static readonly string[] PurposeNames =
        ["authentication", "connected_accounts", "cross_app_access_requesting_app", "cross_app_access_resource_app"];

    public static StoredConnection Apply(StoredConnection connection, JsonObject body, bool mergesMetadata)
    {
        var purposes = new Dictionary<string, string>(connection.Purposes);
        foreach (var name in PurposeNames.Where(body.ContainsKey))
        {
            if (body[name] is { } purpose)
            {
                purposes[name] = purpose.ToJsonString();
            }
            else
            {
                purposes.Remove(name);
            }
        }

        return connection with
        {
            DisplayName = body["display_name"]?.GetValue<string>() ?? connection.DisplayName,
            IsDomainConnection = body["is_domain_connection"]?.GetValue<bool>() ?? connection.IsDomainConnection,
            ShowAsButton = body["show_as_button"]?.GetValue<bool>() ?? connection.ShowAsButton,
            Realms = body["realms"] is { } realms ? ConnectionCreation.Texts(realms) : connection.Realms,
            Metadata = body["metadata"] is JsonObject sent
                ? Metadata(mergesMetadata ? connection.Metadata : [], sent)
                : connection.Metadata,
            Purposes = purposes,
        };
    }

    /// <summary>Databases cannot ask other applications for access.</summary>
    public static Answer? Unsupported(string strategy, JsonObject body) =>
        strategy == "auth0" && body["cross_app_access_requesting_app"] is not null
            ? ApiError.Of(400, "Cross App Access Requesting App is not supported for this connection.", "operation_not_supported")
            : null;

    /// <summary>The conflict with another connection's realms or domain connection; null if there is none.</summary>
    public static Answer? Clash(TenantStore store, StoredConnection connection)
    {
        var others = store.OthersWithRealm(connection.Id, connection.Realms);
        return others ? ApiError.Conflict("There is already another connection with some realms from \"realms\" parameter")
            : connection.IsDomainConnection && store.All().Any(other => IsOtherDomainConnection(other, connection))
                ? ApiError.Conflict("There is already a domain connection enabled for strategy")
            : null;
    }

    private static bool IsOtherDomainConnection(StoredConnection other, StoredConnection connection) =>
        other.IsDomainConnection && other.Id != connection.Id && other.Strategy == connection.Strategy;

    private static Dictionary<string, string> Metadata(Dictionary<string, string> former, JsonObject sent)
    {
        var metadata = new Dictionary<string, string>(former);
        foreach (var (key, value) in sent)
        {
            if (value is null)
            {
                metadata.Remove(key);
            }
            else
            {
                metadata[key] = value.GetValue<string>();
            }
        }

        return metadata;
    }
}
