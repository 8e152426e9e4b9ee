using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Tenant;

internal sealed class SigningKeysEndpoint(TenantContext tenant)
{
    public void Map(ApiRoutes api) => api.Map("GET", "/keys/signing", ["read:signing_keys"], _ =>
        Answer.Ok(new JsonArray([.. tenant.SigningKeys.Select(key => key.DeepClone())])));
}
