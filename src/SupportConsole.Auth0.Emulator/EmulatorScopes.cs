namespace SupportConsole.Auth0.Emulator;

public static class EmulatorScopes
{
    public static IReadOnlyCollection<string> All { get; } =
    [
        "read:connections", "create:connections", "update:connections", "delete:connections",
        "read:connections_options", "update:connections_options",
        "read:clients", "read:client_summary", "read:custom_domains", "read:tenant_settings", "read:logs",
        "create:clients", "update:clients",
    ];

    public static IReadOnlyCollection<string> Administrator { get; } =
    [
        .. All,
        "read:client_keys", "delete:clients",
        "read:connections_keys", "create:connections_keys", "update:connections_keys", "read:signing_keys",
        "create:custom_domains", "update:custom_domains", "delete:custom_domains",
        "read:scim_config", "create:scim_config", "update:scim_config", "delete:scim_config",
        "read:scim_token", "create:scim_token", "delete:scim_token",
    ];

    public static IReadOnlyCollection<string> Without(params string[] scopes) => [.. All.Except(scopes)];
}
