namespace SupportConsole.Auth0.Emulator;

/// <summary>The Management API's scopes that the emulator knows.</summary>
public static class EmulatorScopes
{
    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<string> All { get; } =
    [
        "read:connections", "create:connections", "update:connections", "delete:connections",
        "read:connections_options", "update:connections_options",
        "read:clients", "read:client_summary", "read:custom_domains", "read:tenant_settings", "read:logs",
    ];

    /// <summary>All but the ones named.</summary>
    public static IReadOnlyCollection<string> Without(params string[] scopes) => [.. All.Except(scopes)];
}
