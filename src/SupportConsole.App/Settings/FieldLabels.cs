namespace SupportConsole.App.Settings;

/// <summary>Option keys in the words of the page.</summary>
public static class FieldLabels
{
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["type"] = "Channel",
        ["client_id"] = "Client ID",
        ["client_secret"] = "Client secret",
        ["scope"] = "Scopes",
        ["issuer"] = "Issuer",
        ["discovery_url"] = "Discovery URL",
        ["authorization_endpoint"] = "Authorization endpoint",
        ["token_endpoint"] = "Token endpoint",
        ["jwks_uri"] = "Keys (JWKS) URL",
        ["userinfo_endpoint"] = "Userinfo endpoint",
        ["token_endpoint_auth_method"] = "Client authentication",
        ["attribute_map"] = "Attribute mapping",
        ["connection_settings"] = "PKCE",
        ["signInEndpoint"] = "Sign-in URL",
        ["signOutEndpoint"] = "Sign-out URL",
        ["signingCert"] = "Signing certificate",
        ["signSAMLRequest"] = "Signs requests",
        ["signatureAlgorithm"] = "Signature algorithm",
        ["digestAlgorithm"] = "Digest algorithm",
        ["protocolBinding"] = "Request binding",
        ["domain_aliases"] = "E-mail domains",
        ["metadataUrl"] = "Metadata URL",
        ["debug"] = "Debug (writes assertions to logs)",
        ["fieldsMap"] = "Attribute mapping",
        ["entityId"] = "Our entity ID",
        ["idpinitiated"] = "IdP-initiated sign-in",
        ["display_name"] = "Display name",
        ["name"] = "Connection name",
        ["strategy"] = "Strategy",
    };

    /// <summary>The label of an option key; the key itself where there is none.</summary>
    public static string Of(string key) => Labels.GetValueOrDefault(key, key);

    /// <summary>A difference of options as a page shows it; of a secret, that it is another one.</summary>
    public static FieldChange Changed(Auth0.OptionDifference difference) =>
        new($"options.{difference.Key}", Of(difference.Key), Show(difference.Key, difference.Before),
            Auth0.OptionKeys.IsSecret(difference.Key) && difference is { Before: not null, After: not null } ? "another one is set" : Show(difference.Key, difference.After))
        { IsChanged = true };

    /// <summary>An option's value for people: a secret as “set”, a certificate as its SHA-256.</summary>
    public static string? Show(string key, string? value)
    {
        if (value is null)
        {
            return null;
        }

        if (Auth0.OptionKeys.IsSecret(key))
        {
            return "set";
        }

        return key == "signingCert" && TenantCertificate.Read(value) is { } certificate
            ? $"{certificate.Subject} · SHA-256 {certificate.Sha256.Display}"
            : value.Length <= 2000 ? value : value[..2000] + "…";
    }
}
