using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Connections;

namespace SupportConsole.Auth0.Emulator.Tenant;

/// <summary>The keys with which the tenant signs tokens and SAML requests: one in use and the next one.</summary>
internal static class TenantSigningKeys
{
    public static IReadOnlyList<JsonObject> Create(string domain, DateTimeOffset now) =>
        [.. ConnectionKeys.Create(domain, now).Select(key => View(ConnectionKeys.View(key)))];

    /// <summary>The shape differs from a connection's keys: each use has its flag, and the chain is called pkcs7.</summary>
    private static JsonObject View(JsonObject key) => new()
    {
        ["kid"] = key["kid"]!.DeepClone(),
        ["cert"] = key["cert"]!.DeepClone(),
        ["pkcs7"] = key["pkcs"]!.DeepClone(),
        ["current"] = key.ContainsKey("current"),
        ["next"] = key.ContainsKey("next"),
        ["previous"] = false,
        ["fingerprint"] = key["fingerprint"]!.DeepClone(),
        ["thumbprint"] = key["thumbprint"]!.DeepClone(),
        ["revoked"] = false,
    };
}
