using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Clients;

/// <summary>POST, PATCH and DELETE /clients. Only the name is checked.</summary>
internal sealed class ClientChanges(TenantContext tenant)
{
    private static readonly Struct Created = new(new() { ["name"] = Text.Of(1, 256) }) { Required = ["name"] };
    private static readonly Struct Changed = new(new() { ["name"] = Text.Of(1, 256) }) { Min = 1 };

    public void Map(ApiRoutes api)
    {
        api.Map("POST", "/clients", ["create:clients"], CreateAsync);
        api.Map("PATCH", "/clients/{id}", ["update:clients"], PatchAsync);
        api.Map("DELETE", "/clients/{id}", ["delete:clients"], Delete);
    }

    private async Task<Answer> CreateAsync(ApiCall call)
    {
        var (body, refusal) = await call.ReadBodyAsync(Created);
        if (refusal is not null)
        {
            return refusal;
        }

        var client = ClientDefaults.Complete(body!.AsObject());
        tenant.Clients.Put(client);
        return new Answer(201, ClientReads.View(tenant, call, client));
    }

    private async Task<Answer> PatchAsync(ApiCall call)
    {
        var (body, refusal) = await call.ReadBodyAsync(Changed);
        if (refusal is not null)
        {
            return refusal;
        }

        if (tenant.Clients.Find(call.Route("id")) is not { } client)
        {
            return ApiError.NoSuchClient;
        }

        Merge(client, body!.AsObject());
        tenant.Clients.Put(client);
        return Answer.Ok(ClientReads.View(tenant, call, client));
    }

    /// <summary>An application that is gone disappears from every connection. Deleting one that does not exist succeeds.</summary>
    private Answer Delete(ApiCall call) => tenant.Store.Atomically(() =>
    {
        var id = call.Route("id");
        tenant.Clients.Delete(id);
        tenant.Store.PutAll([.. tenant.Store.All()
            .Where(connection => connection.EnabledClients.Contains(id))
            .Select(connection => connection with { EnabledClients = [.. connection.EnabledClients.Except([id])] })]);
        return Answer.NoContent;
    });

    /// <summary>Objects are merged at every depth; null removes a key, and so does an empty text.</summary>
    private static void Merge(JsonObject target, JsonObject changes)
    {
        foreach (var (key, value) in changes)
        {
            if (value is JsonObject inner && target[key] is JsonObject existing)
            {
                Merge(existing, inner);
            }
            else if (value is null || (value is JsonValue text && text.TryGetValue<string>(out var content) && content.Length == 0))
            {
                target.Remove(key);
            }
            else
            {
                target[key] = value.DeepClone();
            }
        }
    }
}
