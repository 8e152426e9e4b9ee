using System.Globalization;
using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Connections;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Clients;

/// <summary>GET /clients, /clients/{id} and its connections. <c>tenant</c> is shown even if <c>fields</c> does not name it.</summary>
internal sealed class ClientReads(TenantContext tenant)
{
    private static readonly string[] Scopes = ["read:clients", "read:client_keys", "read:client_summary"];

    private static readonly string[] Summary =
        ["client_id", "name", "app_type", "description", "logo_uri", "is_first_party", "global", "tenant"];

    private static readonly string[] Secrets = ["client_secret", "signing_keys", "encryption_key"];

    private static readonly string[] Filters = ["is_global", "is_first_party", "app_type", "external_client_id", "q"];

    public void Map(ApiRoutes api)
    {
        api.Map("GET", "/clients", Scopes, List);
        api.Map("GET", "/clients/{id}", Scopes, Get);
        api.Map("GET", "/clients/{id}/connections", ["read:connections"], Connections);
    }

    public static JsonObject View(TenantContext tenant, ApiCall call, JsonObject client)
    {
        var view = new JsonObject { ["tenant"] = tenant.Name };
        var maySeeSecrets = call.Has("read:client_keys");
        foreach (var (key, value) in client.Where(pair => maySeeSecrets || !Secrets.Contains(pair.Key)))
        {
            view[key] = value?.DeepClone();
        }

        if (maySeeSecrets)
        {
            view["signing_keys"] = new JsonArray(new JsonObject { ["cert"] = tenant.SigningKeys[0]["cert"]!.DeepClone() });
        }

        return view;
    }

    private Answer List(ApiCall call)
    {
        var fields = new FieldSelection(call, "tenant");
        var (paging, refusal) = Paging.Read(call, minPerPage: 0);
        refusal ??= QueryRules.Check(call, [.. Filters, .. Paging.Parameters, .. FieldSelection.Parameters]) ?? Unreadable(call, fields);
        return refusal ?? paging!.Answer(Matching(call), client => client.Place, client => fields.Apply(client.View), "clients");
    }

    private static Answer? Unreadable(ApiCall call, FieldSelection fields) =>
        call.Has("read:clients") || fields.Named.All(Summary.Contains)
            ? null
            : ApiError.Of(403, "Some fields cannot be read with the permissions granted by the bearer token scopes.", "insufficient_scope");

    private Answer Get(ApiCall call)
    {
        var fields = new FieldSelection(call, "tenant");
        if (tenant.Clients.Find(call.Route("id")) is not { } client)
        {
            return ApiError.NoSuchClient;
        }

        return QueryRules.Check(call, FieldSelection.Parameters)
            ?? Unreadable(call, fields)
            ?? Answer.Ok(fields.Apply(View(tenant, call, client)));
    }

    private Answer Connections(ApiCall call)
    {
        var id = call.Route("id");
        var (paging, refusal) = Paging.ReadCheckpoint(call, maxTake: 100);
        refusal ??= tenant.Clients.Has(id) ? null : ApiError.NoSuchClient;
        return refusal ?? paging!.Answer(
            tenant.Store.ByName().Where(connection => connection.EnabledClients.Contains(id)),
            State.TenantStore.NameKey,
            connection => ConnectionView.Of(
                connection,
                tenant.Options.Domain,
                withOptions: call.Has("read:connections_options"),
                withEnabledClients: tenant.Options.LegacyEnabledClients),
            "connections");
    }

    private IEnumerable<(string Place, JsonObject View)> Matching(ApiCall call)
    {
        var types = call.QueryText("app_type")?.Split(',');
        return tenant.Clients.All()
            .Where(client => Matches(call.QueryText("is_global"), client["global"]))
            .Where(client => Matches(call.QueryText("is_first_party"), client["is_first_party"]))
            .Where(client => types is null || types.Contains(client["app_type"]?.GetValue<string>()))
            .Select((client, index) => (index.ToString("D9", CultureInfo.InvariantCulture), View(tenant, call, client)));
    }

    private static bool Matches(string? asked, JsonNode? flag) => asked is null || (flag?.GetValue<bool>() ?? false) == (asked == "true");
}
