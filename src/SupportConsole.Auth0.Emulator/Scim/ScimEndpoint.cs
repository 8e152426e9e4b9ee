using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Connections;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Scim;

internal sealed class ScimEndpoint(TenantContext tenant)
{
    private const string Path = "/connections/{id}/scim-configuration";

    private const string NotSupported =
        "This connection type does not support SCIM. Please see our documentation for the currently supported connection types: "
        + "https://auth0.com/docs/authenticate/protocols/scim/configure-inbound-scim.";

    private static readonly string[] Supported = ["oidc", "okta", "samlp", "waad"];

    private static readonly Struct Body = new(new()
    {
        ["user_id_attribute"] = Text.Of(1, 255),
        ["mapping"] = new ListOf(new Struct(new() { ["scim"] = Text.Of(1, 255), ["auth0"] = Text.Of(1, 255) })),
    })
    { Closed = true };

    public void Map(ApiRoutes api)
    {
        api.Map("POST", Path, ["create:scim_config"], CreateAsync);
        api.Map("GET", Path, ["read:scim_config"], call => With(call, (_, scim) => scim is null ? ApiError.NotFound : Answer.Ok(scim)));
        api.Map("PATCH", Path, ["update:scim_config"], PatchAsync);
        api.Map("DELETE", Path, ["delete:scim_config"], Delete);
        api.Map("GET", Path + "/default-mapping", ["read:scim_config"], call => With(call, (connection, _) =>
            Answer.Ok(new JsonObject { ["mapping"] = ScimMapping.Default(connection.Strategy) })));
        new ScimTokens(tenant.Time).Map(api, With);
    }

    private async Task<Answer> CreateAsync(ApiCall call)
    {
        var (body, refusal) = call.HasBody ? await call.ReadBodyAsync(Body) : (new JsonObject(), null);
        return refusal ?? With(call, (connection, existing) =>
        {
            if (existing is not null)
            {
                return ApiError.Of(409, "A SCIM configuration already exists for this connection.");
            }

            var now = WireTime.Of(tenant.Time.GetUtcNow());
            var scim = new JsonObject
            {
                ["tenant_name"] = tenant.Name,
                ["connection_id"] = connection.Id,
                ["connection_name"] = connection.Name,
                ["strategy"] = connection.Strategy,
                ["mapping"] = Mapping(body!["mapping"]) ?? ScimMapping.Default(connection.Strategy),
                ["updated_on"] = now,
                ["created_at"] = now,
                ["user_id_attribute"] = body["user_id_attribute"]?.DeepClone() ?? "externalId",
            };
            Put(connection, scim);
            return new Answer(201, scim);
        });
    }

    private async Task<Answer> PatchAsync(ApiCall call)
    {
        var (body, refusal) = await call.ReadBodyAsync(Body);
        return refusal ?? With(call, (connection, scim) =>
        {
            if (scim is null)
            {
                return ApiError.NotFound;
            }

            scim["mapping"] = Mapping(body!["mapping"]) ?? scim["mapping"]!.DeepClone();
            scim["user_id_attribute"] = (body["user_id_attribute"] ?? scim["user_id_attribute"])!.DeepClone();
            scim["updated_on"] = WireTime.Of(tenant.Time.GetUtcNow());
            Put(connection, scim);
            return Answer.Ok(scim);
        });
    }

    private Answer Delete(ApiCall call) => With(call, (connection, _) =>
    {
        Put(connection, null);
        return Answer.NoContent;
    });

    private Answer With(ApiCall call, Func<StoredConnection, JsonObject?, Answer> work) => tenant.Store.Atomically(() =>
    {
        var (connection, refusal) = ConnectionReads.Find(tenant, call);
        return refusal ?? (Supported.Contains(connection!.Strategy)
            ? work(connection, connection.Scim is { } json ? JsonNode.Parse(json)!.AsObject() : null)
            : ApiError.Of(404, NotSupported));
    });

    private void Put(StoredConnection connection, JsonObject? scim) =>
        tenant.Store.Put(connection with { Scim = scim?.ToJsonString(Answer.Json) });

    private static JsonArray? Mapping(JsonNode? sent) => sent is null ? null : [.. sent.AsArray().Select(pair => (JsonNode)new JsonObject
    {
        ["scim"] = pair!["scim"]?.DeepClone(),
        ["auth0"] = pair["auth0"]?.DeepClone(),
    })];
}
