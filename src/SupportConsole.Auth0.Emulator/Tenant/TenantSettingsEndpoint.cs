using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Tenant;

internal sealed class TenantSettingsEndpoint
{
    public static void Map(ApiRoutes api) => api.Map("GET", "/tenants/settings", ["read:tenant_settings"], Get);

    private static Answer Get(ApiCall call) =>
        QueryRules.Check(call, FieldSelection.Parameters) ?? Answer.Ok(new FieldSelection(call).Apply(Settings()));

    private static JsonObject Settings() => new()
    {
        ["friendly_name"] = "InfluxData (emulated)",
        ["support_email"] = "support@influxdata.test",
        ["support_url"] = "https://support.influxdata.test",
        ["flags"] = new JsonObject { ["enable_client_connections"] = false },
        ["session_lifetime"] = 168,
        ["idle_session_lifetime"] = 72,
        ["enabled_locales"] = new JsonArray("en"),
    };
}
