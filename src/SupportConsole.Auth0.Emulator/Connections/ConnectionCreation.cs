using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>POST /connections.</summary>
internal sealed class ConnectionCreation(TenantContext tenant)
{
    private const string Alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public void Map(ApiRoutes api) => api.Map("POST", "/connections", ["create:connections"], async call =>
    {
        var (body, refusal) = await call.ReadBodyAsync(ConnectionShape.Create);
        return refusal ?? Create(body!.AsObject());
    });

    /// <summary>Makes a connection of a body as POST takes it.</summary>
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
            return new Answer(201, ConnectionView.Of(connection!, tenant.Options.Domain, withOptions: true, withEnabledClients: true));
        });
    }

    /// <summary>The connection as it would be stored, not yet held against those that exist.</summary>
    public (StoredConnection? Connection, Answer? Refusal) Prepare(JsonObject body)
    {
        var strategy = body["strategy"]!.GetValue<string>();
        var options = body["options"]?.DeepClone().AsObject() ?? [];
        var clients = Texts(body["enabled_clients"]);
        var refusal = new OptionsWork(tenant.Documents).Complete(strategy, options, creates: true)
            ?? (clients.All(tenant.HasClient) ? null : ApiError.NoSuchClient);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var complete = body.DeepClone().AsObject();
        complete["options"] = options;
        return (Raw(complete), null);
    }

    /// <summary>The connection as the body says, nothing checked or derived.</summary>
    public StoredConnection Raw(JsonObject body)
    {
        var name = body["name"]!.GetValue<string>();
        var connection = new StoredConnection
        {
            Sequence = tenant.Store.NextSequence(),
            Id = "con_" + RandomNumberGenerator.GetString(Alphanumerics, 16),
            Name = name,
            Strategy = body["strategy"]!.GetValue<string>(),
            Options = body["options"]?.ToJsonString(Answer.Json) ?? "{}",
            EnabledClients = Texts(body["enabled_clients"]),
            Realms = [name],
        };
        return ConnectionFields.Apply(connection, body, mergesMetadata: false);
    }

    public static string[] Texts(JsonNode? array) => array is null ? [] : [.. array.AsArray().Select(item => item!.GetValue<string>())];

    private Answer? Conflict(StoredConnection connection) =>
        tenant.Store.FindByName(connection.Name) is not null ? ApiError.Conflict("A connection with the same name already exists")
        : tenant.Store.Deleting(connection.Name) is not null ? ApiError.Conflict("A connection with the same name is being deleted, try again later")
        : tenant.EntityLimit is { } limit && tenant.Store.Count >= limit ? ApiError.Of(403, "You reached the limit of entities of this type for this tenant.")
        : ConnectionFields.Clash(tenant.Store, connection);
}
