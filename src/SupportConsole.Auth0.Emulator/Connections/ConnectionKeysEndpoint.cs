using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>GET and POST /connections/{id}/keys and POST …/keys/rotate. Only OpenID Connect and Okta connections have keys.</summary>
internal sealed class ConnectionKeysEndpoint(TenantContext tenant)
{
    private static readonly string[] Supported = ["oidc", "okta"];

    public void Map(ApiRoutes api)
    {
        api.Map("GET", "/connections/{id}/keys", ["read:connections_keys"], call => With(call, List));
        api.Map("POST", "/connections/{id}/keys", ["create:connections_keys"], call => With(call, Create));
        api.Map("POST", "/connections/{id}/keys/rotate", ["update:connections_keys"], call => With(call, Rotate));
    }

    private Answer With(ApiCall call, Func<StoredConnection, Answer> work) => tenant.Store.Atomically(() =>
    {
        var (connection, refusal) = ConnectionReads.Find(tenant, call);
        return refusal ?? (Supported.Contains(connection!.Strategy)
            ? work(connection)
            : ApiError.Of(400, "This operation is not supported for this connection.", "operation_not_supported"));
    });

    private static Answer List(StoredConnection connection) => Answer.Ok(Views(connection.Keys));

    private Answer Create(StoredConnection connection)
    {
        if (connection.Keys.Length > 0)
        {
            return ApiError.Of(409, "The connection already has keys.");
        }

        var created = tenant.Store.Put(connection with { Keys = ConnectionKeys.Create(connection.Name, tenant.Time.GetUtcNow()) });
        return new Answer(201, Views(created.Keys));
    }

    private Answer Rotate(StoredConnection connection)
    {
        var now = tenant.Time.GetUtcNow();
        var keys = connection.Keys.Length > 0 ? connection.Keys : ConnectionKeys.Create(connection.Name, now);
        var rotated = tenant.Store.Put(connection with { Keys = ConnectionKeys.Rotate(keys, connection.Name, now) });
        return new Answer(201, ConnectionKeys.View(rotated.Keys[^1]));
    }

    private static JsonArray Views(IEnumerable<StoredKey> keys) => [.. keys.Select(ConnectionKeys.View)];
}
