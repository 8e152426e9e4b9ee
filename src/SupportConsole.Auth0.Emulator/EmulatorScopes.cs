namespace SupportConsole.Auth0.Emulator;

/// <summary>Scopes of the Management API.</summary>
public static class EmulatorScopes
{
    /// <summary>All that the console needs.</summary>
    public static IReadOnlyCollection<string> All { get; } =
    [
        "read:connections", "create:connections", "update:connections", "delete:connections",
        "read:connections_options", "update:connections_options",
        "read:clients", "read:client_summary", "read:custom_domains", "read:tenant_settings", "read:logs",
    ];

    /// <summary>All that the emulator knows, those beyond the console's needs included.</summary>
    public static IReadOnlyCollection<string> Administrator { get; } =
    [
        .. All,
        "read:client_keys", "create:clients", "update:clients", "delete:clients",
        "read:connections_keys", "create:connections_keys", "update:connections_keys", "read:signing_keys",
        "create:custom_domains", "update:custom_domains", "delete:custom_domains",
        "read:scim_config", "create:scim_config", "update:scim_config", "delete:scim_config",
        "read:scim_token", "create:scim_token", "delete:scim_token",
    ];

    /// <summary>All that the console needs but the ones named.</summary>
    public static IReadOnlyCollection<string> Without(params string[] scopes) => [.. All.Except(scopes)];
}
