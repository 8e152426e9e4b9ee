using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>Checks options as Auth0 does, fills in defaults and computes derived keys. POST and PATCH have different defaults.</summary>
internal sealed class OptionsWork(TenantContext tenant)
{
    public Answer? Complete(string strategy, JsonObject options, JsonObject? replaced)
    {
        if (ConnectionShape.OptionsOf(strategy)?.Check(options, "options") is { } violation)
        {
            return ApiError.Payload(violation);
        }

        return strategy switch
        {
            "samlp" => new SamlOptions(tenant.Documents).Complete(options, creates: replaced is null),
            "oidc" or "okta" => new OidcOptions(tenant.Documents).Complete(strategy, options, creates: replaced is null),
            "pingfederate" => PingFederateOptions.Complete(options),
            "auth0" => DatabaseOptions.Complete(options, replaced),
            _ => DirectoryOptions.Complete(strategy, options, replaced, tenant.Options.Domain),
        };
    }

    public static string? TextOf(JsonObject options, string key) =>
        options[key] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    /// <summary>Sets a key that was not sent. A null that was sent stays.</summary>
    public static void Default(JsonObject options, string key, JsonNode? value)
    {
        if (!options.ContainsKey(key))
        {
            options[key] = value;
        }
    }
}
