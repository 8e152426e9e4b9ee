using System.Text.Json;
using System.Text.Json.Nodes;
using SupportConsole.Auth0;

namespace SupportConsole.App.Settings;

/// <summary>
/// Option keys and their values in the words of the page: settings as the table says them, others as plainly as JSON can be read.
/// </summary>
public static class OptionWords
{
    private const int LongestShown = 2000;

    private static readonly Dictionary<string, string> OtherLabels = new(StringComparer.Ordinal)
    {
        ["client_secret"] = "Client secret",
        ["userinfo_endpoint"] = "Userinfo endpoint",
        ["token_endpoint_auth_method"] = "Client authentication",
        ["attribute_map"] = "Attribute mapping",
        ["signingCert"] = "Signing certificate",
        ["metadataUrl"] = "Metadata URL in Auth0",
        ["debug"] = "Debug (writes assertions to logs)",
        ["fieldsMap"] = "Attribute mapping",
        ["entityId"] = "Our entity ID",
        ["idpinitiated"] = "IdP-initiated sign-in",
        ["signing_key"] = "Our request-signing key",
        ["user_id_attribute"] = "User ID attribute",
        ["name"] = "Connection name",
        ["strategy"] = "Strategy",
        ["owner"] = "Owner",
        ["owner_id"] = "Owner's ID",
        ["identity_provider"] = "Identity provider",
        ["idp_entity_id"] = "IdP entity ID",
        ["state"] = "State",
        ["subject"] = "Subject",
        ["text"] = "Text",
    };

    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["bind_all"] = "All claims",
        ["use_map"] = "Custom mapping",
        ["basic_profile"] = "Basic profile",
        ["client_secret_post"] = "Client secret",
        ["private_key_jwt"] = "Private key (JWT)",
        ["samlp"] = "SAML",
        ["oidc"] = "OpenID Connect",
        ["true"] = "Yes",
        ["false"] = "No",
    };

    /// <summary>The label of a top-level option key or of a setting; the key itself if it is not known.</summary>
    public static string Label(string key) =>
        ConnectionSettings.All.FirstOrDefault(setting => setting.Key == key || setting.Path == key || setting.Path
        ?.StartsWith(key + ".", StringComparison.Ordinal) == true)?.Label
        ?? OtherLabels.GetValueOrDefault(key, key);

    /// <summary>A difference as a page shows it: of a secret, only that it was replaced.</summary>
    public static FieldChange Changed(OptionDifference difference)
    {
        var isReplaced = OptionKeys.IsSecret(difference.Key) && difference is { Before: not null, After: not null };
        return new FieldChange(
            $"options.{difference.Key}", Label(difference.Key), Show(difference.Key, difference.Before), isReplaced
                ? "replaced" : Show(difference.Key, difference.After))
        {
            IsChanged = true,
        };
    }

    /// <summary>An option's value for people: a secret as "set", a certificate as its SHA-256.</summary>
    /// <param name="key">The top-level key.</param>
    /// <param name="value">A string as it is, anything else as JSON text; null if it is absent.</param>
    public static string? Show(string key, string? value)
    {
        if (value is null)
        {
            return null;
        }

        if (OptionKeys.IsSecret(key))
        {
            return "set";
        }

        if (key == "signingCert" && TenantCertificate.Read(value) is { } certificate)
        {
            return $"{certificate.Subject} · SHA-256 {certificate.Sha256.Display}";
        }

        var words = Words(key, IsJson(value) ? JsonNode.Parse(value) : JsonValue.Create(value));
        return words.Length <= LongestShown ? words : words[..LongestShown] + "…";
    }

    private static string Words(string path, JsonNode? node) => node switch
    {
        _ when ConnectionSettings.InOptions.FirstOrDefault(setting => setting.Path == path) is { } setting =>
            setting.Show(SettingOptions.Text(node)) ?? "",
        JsonObject { Count: 1 } single => Words($"{path}.{single.First().Key}", single.First().Value),
        JsonObject several => string.Join("; ", several.Select(pair => $"{Label(pair.Key)}: {Words($"{path}.{pair.Key}", pair.Value)}")),
        JsonArray items => string.Join(", ", items.Select(item => Words(path, item))),
        null => "none",
        _ => Values.GetValueOrDefault(node.ToString(), node.ToString()),
    };

    private static bool IsJson(string value)
    {
        if (value is not ("true" or "false" or "null") && !value.StartsWith('{') && !value.StartsWith('['))
        {
            return false;
        }

        try
        {
            using var parsed = JsonDocument.Parse(value);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
