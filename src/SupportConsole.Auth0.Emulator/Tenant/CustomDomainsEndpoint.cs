using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Tenant;

/// <summary>GET /custom-domains.</summary>
internal sealed class CustomDomainsEndpoint(TenantContext tenant)
{
    public void Map(ApiRoutes api) => api.Map("GET", "/custom-domains", ["read:custom_domains"], List);

    private Answer List(ApiCall call)
    {
        var fields = new FieldSelection(call);
        var (paging, refusal) = Paging.Read(call);
        return refusal
            ?? QueryRules.Unknown(call, ["q", "sort", "take", "from", .. FieldSelection.Parameters])
            ?? paging!.Answer(
                tenant.CustomDomains.Select((domain, index) => (Domain: domain, Place: index + 1L)),
                item => item.Place,
                item => fields.Apply(View(item.Domain, item.Place)),
                "custom_domains");
    }

    private static JsonObject View(EmulatedDomain domain, long place) => new()
    {
        ["custom_domain_id"] = $"cd_{place:D16}",
        ["domain"] = domain.Domain,
        ["primary"] = domain.IsDefault,
        ["is_default"] = domain.IsDefault,
        ["status"] = domain.Status,
        ["type"] = "auth0_managed_certs",
        ["tls_policy"] = "recommended",
    };
}
