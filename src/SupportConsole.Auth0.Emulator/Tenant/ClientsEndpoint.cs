using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Tenant;

/// <summary>GET /clients.</summary>
internal sealed class ClientsEndpoint(TenantContext tenant)
{
    private static readonly string[] Summary =
        ["client_id", "name", "app_type", "description", "logo_uri", "is_first_party", "global", "tenant"];

    public void Map(ApiRoutes api) => api.Map("GET", "/clients", ["read:clients", "read:client_keys", "read:client_summary"], List);

    private Answer List(ApiCall call)
    {
        var fields = new FieldSelection(call);
        var (paging, refusal) = Paging.Read(call, minPerPage: 0);
        refusal ??= QueryRules.Unknown(call, ["is_global", "is_first_party", "app_type", "external_client_id", "q", .. Paging.Parameters, .. FieldSelection.Parameters])
            ?? (call.Has("read:clients") || fields.Named.All(Summary.Contains)
                ? null : ApiError.Of(403, "Some fields cannot be read with the permissions granted by the bearer token scopes.", "insufficient_scope"));
        return refusal ?? paging!.Answer(Matching(call), client => client.Place, client => fields.Apply(client.View), "clients");
    }

    private IEnumerable<(long Place, JsonObject View)> Matching(ApiCall call)
    {
        var types = call.QueryText("app_type")?.Split(',');
        return All()
            .Where(view => call.QueryText("is_global") is not { } global || view["global"]!.GetValue<bool>() == (global == "true"))
            .Where(view => call.QueryText("is_first_party") is not { } first || first == "true")
            .Where(view => types is null || types.Contains(view["app_type"]?.GetValue<string>()))
            .Select((view, index) => (index + 1L, view));
    }

    private IEnumerable<JsonObject> All()
    {
        yield return View(new EmulatedClient("AllApplications00000000000000000", "All Applications", ""), isGlobal: true);
        foreach (var client in tenant.Options.Clients)
        {
            yield return View(client, isGlobal: false);
        }
    }

    private JsonObject View(EmulatedClient client, bool isGlobal)
    {
        var view = new JsonObject
        {
            ["tenant"] = tenant.Options.Domain.Split('.')[0],
            ["global"] = isGlobal,
            ["client_id"] = client.ClientId,
            ["name"] = client.Name,
            ["is_first_party"] = true,
        };
        if (client.AppType.Length > 0)
        {
            view["app_type"] = client.AppType;
        }

        if (client.Description is not null)
        {
            view["description"] = client.Description;
        }

        return view;
    }
}
