using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Emulator;

/// <summary>An application of the emulated tenant.</summary>
/// <param name="ClientId">Auth0's client_id: 32 alphanumerics.</param>
/// <param name="AppType">spa, regular_web, native, non_interactive.</param>
public sealed record EmulatedClient(string ClientId, string Name, string AppType, string? Description = null)
{
    public static IReadOnlyList<EmulatedClient> Defaults { get; } =
    [
        new("DedicatedConsole0000000000000001", "InfluxDB Cloud Dedicated", "regular_web", "The customers' web console"),
        new("InfluxctlDevice00000000000000002", "influxctl", "native", "The command line"),
        new("ConnectionTest000000000000000003", "SupportConsole connection test", "regular_web", "Tests a sign-in") { IsPublic = true },
    ];

    /// <summary>Whether it redeems codes by PKCE alone, without a secret.</summary>
    public bool IsPublic { get; init; }

    internal JsonObject ToJson()
    {
        var client = new JsonObject { ["name"] = Name, ["client_id"] = ClientId, ["app_type"] = AppType };
        if (IsPublic)
        {
            client["token_endpoint_auth_method"] = "none";
        }

        if (Description is not null)
        {
            client["description"] = Description;
        }

        return client;
    }
}

/// <summary>A custom domain of the emulated tenant.</summary>
/// <param name="Status">ready, pending_verification or failed.</param>
public sealed record EmulatedDomain(string Domain, string Status = "ready", bool IsDefault = true)
{
    internal JsonObject ToJson() => new() { ["domain"] = Domain, ["status"] = Status, ["primary"] = IsDefault, ["is_default"] = IsDefault };

    internal static EmulatedDomain FromJson(JsonObject domain) => new(
        domain["domain"]!.GetValue<string>(),
        domain["status"]!.GetValue<string>(),
        domain["is_default"]?.GetValue<bool>() ?? false);
}
