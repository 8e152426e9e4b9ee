using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Connections;

internal sealed class EnabledClients(TenantContext tenant)
{
    public void Map(ApiRoutes api)
    {
        api.Map("GET", "/connections/{id}/clients", ["read:connections"], List);
        api.Map("PATCH", "/connections/{id}/clients", ["update:connections"], PatchAsync);
    }

    private Answer List(ApiCall call)
    {
        var (connection, refusal) = ConnectionReads.Find(tenant, call);
        var (paging, wrong) = Paging.ReadCheckpoint(call, maxTake: 1000);
        return refusal ?? QueryRules.Check(call, ["take", "from"]) ?? wrong ?? paging!.Answer(
            connection!.EnabledClients,
            client => client,
            client => new JsonObject { ["client_id"] = client },
            "clients");
    }

    private async Task<Answer> PatchAsync(ApiCall call)
    {
        var (body, refusal) = await call.ReadBodyAsync(ConnectionShape.Enabling);
        return refusal ?? tenant.Store.Atomically(() => Patch(call, body!.AsArray()));
    }

    private Answer Patch(ApiCall call, JsonArray changes)
    {
        var (connection, refusal) = ConnectionReads.Find(tenant, call);
        if (refusal is not null)
        {
            return refusal;
        }

        var enabled = connection!.EnabledClients.ToList();
        foreach (var change in changes)
        {
            var id = change!["client_id"]!.GetValue<string>();
            if (!tenant.Clients.Has(id))
            {
                return ApiError.NoSuchClient;
            }

            enabled.Remove(id);
            if (change["status"]!.GetValue<bool>())
            {
                enabled.Add(id);
            }
        }

        tenant.Store.Put(connection with { EnabledClients = [.. enabled] });
        return Answer.NoContent;
    }
}
