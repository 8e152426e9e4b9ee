using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Management;

/// <summary>
/// What a PATCH must carry so that only the edit happens: everything as it was read, changed by the edit, without what Auth0 derives and
/// would otherwise take from a stale copy, and with what PATCH would default differently spelt out.
/// </summary>
internal static class OptionsToSend
{
    private static readonly string[] OfCertificate = ["cert", "thumbprints", "expires", "subject"];
    private static readonly string[] OfDiscovery = ["issuer", "discovery_url", "authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint", "domain"];

    public static JsonObject Compose(string strategy, ConnectionOptions current, OptionsEdit edit)
    {
        var options = current.ToJson();
        foreach (var (key, value) in edit.Values)
        {
            OptionPath.Set(options, key, value?.DeepClone());
        }

        foreach (var key in edit.Removed)
        {
            OptionPath.Remove(options, key);
        }

        switch (strategy)
        {
            case "samlp" or "pingfederate":
                DropDerivedOfSaml(options, edit);
                break;
            case "oidc" or "okta":
                DropStaleDiscovery(options, edit);
                SpellOutDefaults(options, strategy);
                break;
        }

        return options;
    }

    /// <summary>The top-level keys that an edit touches.</summary>
    public static IReadOnlySet<string> Touched(OptionsEdit edit) =>
        edit.Keys.SelectMany(key => new[] { key, key.Split('.')[0] }).ToHashSet(StringComparer.Ordinal);

    private static void DropDerivedOfSaml(JsonObject options, OptionsEdit edit)
    {
        var touched = Touched(edit);
        var replacesCertificate = touched.Contains("signingCert") || touched.Contains("metadataXml") || touched.Contains("metadataUrl");

        // Old connections, and pingfederate's always, show their certificate as cert only: then it is the source, not a copy.
        var certIsTheSource = !replacesCertificate && options["signingCert"] is null;
        foreach (var key in OfCertificate.Where(key => !touched.Contains(key) && !(key == "cert" && certIsTheSource)))
        {
            options.Remove(key);
        }

        if (touched.Contains("protocolBinding"))
        {
            options.Remove("bindingMethod");
        }

        DropOtherSources(options, edit, touched);
    }

    /// <summary>Metadata sent beside a new certificate is read again and wins over it; two kinds of metadata are refused.</summary>
    private static void DropOtherSources(JsonObject options, OptionsEdit edit, IReadOnlySet<string> touched)
    {
        foreach (var source in new[] { "metadataUrl", "metadataXml" })
        {
            var isBeaten = edit.Values.ContainsKey("signingCert") || edit.Values.Keys.Any(key => key is "metadataUrl" or "metadataXml" && key != source);
            if (isBeaten && !touched.Contains(source))
            {
                options.Remove(source);
            }
        }
    }

    /// <summary>Auth0 runs discovery only where oidc_metadata is empty: kept unless what it describes changes.</summary>
    private static void DropStaleDiscovery(JsonObject options, OptionsEdit edit)
    {
        var touched = Touched(edit);
        if (!touched.Contains("oidc_metadata") && OfDiscovery.Any(touched.Contains))
        {
            options.Remove("oidc_metadata");
        }
    }

    /// <summary>What GET does not show is not in force: no PKCE, and the strategy's own mapping of attributes. PATCH would write the same or another default.</summary>
    private static void SpellOutDefaults(JsonObject options, string strategy)
    {
        options["connection_settings"] ??= new JsonObject { ["pkce"] = "disabled" };
        options["attribute_map"] ??= new JsonObject { ["mapping_mode"] = strategy == "okta" ? "basic_profile" : "bind_all" };
    }
}
