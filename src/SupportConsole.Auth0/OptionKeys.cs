namespace SupportConsole.Auth0;

/// <summary>What is known about option keys: which are secret, which are unordered, and which values equal an absent key.</summary>
public static class OptionKeys
{
    private static readonly string[] SecretEndings =
        ["secret", "password", "passphrase", "private_key", "privatekey", "_token", "api_key", "apikey"];

    public static IReadOnlySet<string> Secret { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "client_secret",
        "signing_key",
        "decryptionKey",
        "admin_access_token",
        "admin_refresh_token",
        "api_key",
        "app_secret",
        "password",
        "private_key",
    };

    public static IReadOnlySet<string> Unordered { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "domain_aliases", "non_persistent_attrs" };

    /// <summary>Values (JSON text) that Auth0 adds, as recorded. The default attribute map depends on the strategy.</summary>
    public static IReadOnlyDictionary<string, string> Defaults { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["set_user_root_attributes"] = "\"on_each_login\"",
        ["signatureAlgorithm"] = "\"rsa-sha256\"",
        ["digestAlgorithm"] = "\"sha256\"",
        ["token_endpoint_auth_method"] = "\"client_secret_post\"",
        ["connection_settings"] = "{\"pkce\":\"auto\"}",
        ["assertion_decryption_settings"] = "{\"algorithm_exceptions\":[],\"algorithm_profile\":\"v2026-1\"}",
        ["domain_aliases"] = "[]",
        ["non_persistent_attrs"] = "[]",
        ["upstream_params"] = "null",
        ["debug"] = "false",
        ["deflate"] = "false",
        ["signSAMLRequest"] = "false",
    };

    /// <summary>Includes unknown keys that are named like a secret.</summary>
    public static bool IsSecret(string key) =>
        Secret.Contains(key) || SecretEndings.Any(ending => key.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a value (JSON text, keys in order) is the one that Auth0 adds, so that it equals an absent key.</summary>
    public static bool IsDefault(string strategy, string key, string json) => key == "attribute_map"
        ? json == $"{{\"mapping_mode\":\"{MappingModeOf(strategy)}\"}}"
        : Defaults.TryGetValue(key, out var standard) && json == standard;

    internal static string MappingModeOf(string strategy) => strategy == "okta" ? "basic_profile" : "bind_all";
}
