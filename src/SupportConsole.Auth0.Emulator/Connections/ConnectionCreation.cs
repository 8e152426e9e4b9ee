using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Connections;

internal sealed class ConnectionCreation(TenantContext tenant)
{
    /// <summary>Strategies whose connections get their name as display name if none is sent. Others stay without.</summary>
    private static readonly string[] NamedAtCreation = ["oidc", "okta", "waad"];

    public void Map(ApiRoutes api) => api.Map("POST", "/connections", ["create:connections"], async call =>
    {
        var (body, refusal) = await call.ReadBodyAsync(ConnectionShape.Create);
        return refusal ?? Create(body!.AsObject());
    });

    public Answer Create(JsonObject body)
    {
        var (connection, refusal) = Prepare(body);
        return refusal ?? tenant.Store.Atomically(() =>
        {
            if (Conflict(connection!) is { } conflict)
            {
                return conflict;
            }

            tenant.Store.Put(connection!);
            var view = ConnectionView.Of(connection!, tenant.Options.Domain, withOptions: true, withEnabledClients: true, asSent: true);
            return new Answer(201, view);
        });
    }

    /// <summary>The connection as it would be stored. Conflicts with existing connections are not checked yet.</summary>
    public (StoredConnection? Connection, Answer? Refusal) Prepare(JsonObject body)
    {
        var strategy = body["strategy"]!.GetValue<string>();
        var options = body["options"]?.DeepClone().AsObject() ?? [];
        var clients = Texts(body["enabled_clients"]);
        var refusal = ConnectionFields.Unsupported(strategy, body)
            ?? new OptionsWork(tenant).Complete(strategy, options, replaced: null)
            ?? (clients.All(tenant.Clients.Has) ? null : ApiError.NoSuchClient);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var complete = body.DeepClone().AsObject();
        complete["options"] = options;
        if (NamedAtCreation.Contains(strategy))
        {
            complete["display_name"] ??= complete["name"]!.GetValue<string>();
        }

        return (WithKeys(Raw(complete), options), null);
    }

    /// <summary>The connection as the body says, <c>id</c> included, with nothing checked or derived.</summary>
    public StoredConnection Raw(JsonObject body)
    {
        var name = body["name"]!.GetValue<string>();
        var connection = new StoredConnection
        {
            Sequence = tenant.Store.NextSequence(),
            Id = body["id"]?.GetValue<string>() ?? ConnectionIds.New("con_"),
            Name = name,
            Strategy = body["strategy"]!.GetValue<string>(),
            ShowAsButton = ConnectionView.HasButton(body["strategy"]!.GetValue<string>()) ? false : null,
            Options = body["options"]?.ToJsonString(Answer.Json) ?? "{}",
            EnabledClients = Texts(body["enabled_clients"]),
            Realms = [name],
        };
        return ConnectionFields.Apply(connection, body, mergesMetadata: false);
    }

    /// <summary>A connection that signs its token requests has its keys from the start.</summary>
    private StoredConnection WithKeys(StoredConnection connection, JsonObject options) =>
        OptionsWork.TextOf(options, "token_endpoint_auth_method") == "private_key_jwt"
            ? connection with { Keys = ConnectionKeys.Create(connection.Name, tenant.Time.GetUtcNow()) }
            : connection;

    public static string[] Texts(JsonNode? array) => array is null ? [] : [.. array.AsArray().Select(item => item!.GetValue<string>())];

    private Answer? Conflict(StoredConnection connection) =>
        tenant.Store.FindByName(connection.Name) is not null
            ? ApiError.Conflict("A connection with the same name already exists")
        : tenant.Store.Deleting(connection.Name) is not null
            ? ApiError.Conflict("A connection with the same name is being deleted, try again later")
        : tenant.EntityLimit is { } limit && tenant.Store.Count >= limit
            ? ApiError.Of(403, "You reached the limit of entities of this type for this tenant.")
        : ConnectionFields.Clash(tenant.Store, connection);
}
