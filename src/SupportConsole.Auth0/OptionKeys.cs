using System.Text.Json.Nodes;

namespace SupportConsole.Auth0;

/// <summary>What is known of option keys beyond their values: which are secret, which Auth0 computes, what it adds by itself.</summary>
public static class OptionKeys
{
    /// <summary>Keys whose values are secrets, at the top of <c>options</c> or nested.</summary>
    public static IReadOnlySet<string> Secret { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "client_secret", "signing_key", "decryptionKey", "admin_access_token", "admin_refresh_token", "api_key", "app_secret", "password", "private_key",
    };

    private static readonly string[] SecretEndings = ["secret", "password", "passphrase", "private_key", "privatekey", "_token", "api_key", "apikey"];

    /// <summary>Whether a key's value is a secret: one of <see cref="Secret"/>, or one that is not known but named like one.</summary>
    public static bool IsSecret(string key) =>
        Secret.Contains(key) || SecretEndings.Any(ending => key.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Keys that Auth0 computes from others; never sent, never compared.</summary>
    public static IReadOnlySet<string> Derived { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "cert", "thumbprints", "expires", "subject", "schema_version", "strategy_version", "bindingMethod", "oidc_metadata",
    };

    /// <summary>Whether Auth0 computed a key of these options. <c>cert</c> is a copy only beside <c>signingCert</c>: pingfederate and old connections show it alone.</summary>
    internal static bool IsDerived(string key, JsonObject options) =>
        Derived.Contains(key) && !(key == "cert" && options["cert"] is not null && options["signingCert"] is null);

    /// <summary>Keys whose values are lists in which the order means nothing.</summary>
    public static IReadOnlySet<string> Unordered { get; } = new HashSet<string>(StringComparer.Ordinal) { "domain_aliases", "non_persistent_attrs" };

    /// <summary>
    /// Keys that Auth0 adds by itself with these values (JSON text): their presence or absence is no change. From recordings of the API;
    /// see connection options in Auth0's own description.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Defaults { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["set_user_root_attributes"] = "\"on_each_login\"",
        ["signatureAlgorithm"] = "\"rsa-sha256\"",
        ["digestAlgorithm"] = "\"sha256\"",
        ["token_endpoint_auth_method"] = "\"client_secret_post\"",
        ["attribute_map"] = "{\"mapping_mode\":\"bind_all\"}",
        ["connection_settings"] = "{\"pkce\":\"auto\"}",
        ["assertion_decryption_settings"] = "{\"algorithm_exceptions\":[],\"algorithm_profile\":\"v2026-1\"}",
        ["domain_aliases"] = "[]",
        ["non_persistent_attrs"] = "[]",
        ["upstream_params"] = "null",
        ["debug"] = "false",
        ["deflate"] = "false",
        ["signSAMLRequest"] = "false",
    };
}
