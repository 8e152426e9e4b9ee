using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>What Auth0 makes of the options it is sent: checked, completed with defaults that differ between create and update, derived fields computed.</summary>
internal sealed class OptionsWork(PublishedDocuments documents)
{
    /// <summary>Changes the options in place; or the answer that refuses them.</summary>
    public Answer? Complete(string strategy, JsonObject options, bool creates)
    {
        if (ConnectionShape.OptionsOf(strategy)?.Check(options, "options") is { } violation)
        {
            return ApiError.Payload(violation);
        }

        return strategy switch
        {
            "samlp" => new SamlOptions(documents).Complete(options, creates),
            "oidc" or "okta" => new OidcOptions(documents).Complete(strategy, options, creates),
            _ => null,
        };
    }

    public static string? TextOf(JsonObject options, string key) =>
        options[key] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
