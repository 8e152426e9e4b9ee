using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>PATCH and DELETE /connections/{id}.</summary>
internal sealed class ConnectionChange(TenantContext tenant)
{
    public void Map(ApiRoutes api)
    {
        api.Map("PATCH", "/connections/{id}", ["update:connections"], PatchAsync);
        api.Map("DELETE", "/connections/{id}", ["delete:connections"], Delete);
    }

    private async Task<Answer> PatchAsync(ApiCall call)
    {
        var shape = tenant.Options.LegacyEnabledClients ? ConnectionShape.LegacyUpdate : ConnectionShape.Update;
        var (body, refusal) = await call.ReadBodyAsync(shape);
        return refusal
            ?? (body!["options"] is null || call.Has("update:connections_options") ? null : ApiError.OptionsScope)
            ?? tenant.Store.Atomically(() => Patch(call, body!.AsObject()));
    }

    private Answer Patch(ApiCall call, JsonObject body)
    {
        var (current, refusal) = ConnectionReads.Find(tenant, call);
        if (refusal is not null)
        {
            return refusal;
        }

        var changed = ConnectionFields.Apply(current!, body, tenant.Options.MetadataMerges) with
        {
            EnabledClients = body["enabled_clients"] is { } clients ? ConnectionCreation.Texts(clients) : current!.EnabledClients,
        };
        if (body["options"] is JsonObject sent)
        {
            var options = (JsonObject)sent.DeepClone();
            refusal = new OptionsWork(tenant).Complete(current!.Strategy, options, current.ParseOptions());
            changed = changed with { Options = options.ToJsonString(Answer.Json) };
        }

        refusal ??= ConnectionFields.Unsupported(current!.Strategy, body)
            ?? (changed.Metadata.Count > 10
                ? ApiError.Payload(new Violation($"Too many properties defined ({changed.Metadata.Count}), maximum 10", "metadata"))
                : ConnectionFields.Clash(tenant.Store, changed));
        return refusal ?? Answer.Ok(Show(call, tenant.Store.Put(changed)));
    }

    private Answer Delete(ApiCall call) => tenant.Store.Atomically(() =>
    {
        var (connection, refusal) = ConnectionReads.Find(tenant, call);
        if (connection is null)
        {
            return refusal!.Status == 400 ? refusal
                : tenant.Store.Deleting(call.Route("id")) is { } deleting ? Accepted(deleting)
                : Answer.NoContent;
        }

        return Accepted(tenant.Store.Delete(connection, tenant.DeletionTakes));
    });

    private static Answer Accepted(PendingDeletion deletion) =>
        new(202, new JsonObject { ["deleted_at"] = WireTime.Of(deletion.DeletedAt) });

    private JsonObject Show(ApiCall call, StoredConnection connection) => ConnectionView.Of(
        connection, tenant.Options.Domain, call.Has("read:connections_options"), tenant.Options.LegacyEnabledClients);
}
