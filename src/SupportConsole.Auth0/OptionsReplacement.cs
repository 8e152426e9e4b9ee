using System.Text.Json.Nodes;

namespace SupportConsole.Auth0;

/// <summary>
/// Makes the <c>options</c> that replace a connection's current ones: everything as it was read, the edit applied, what Auth0 derives (and
/// would take from a stale copy) left out, and what PATCH would default otherwise said explicitly. The one place that knows these rules.
/// </summary>
public static class OptionsReplacement
{
    private static readonly string[] OfCertificate = ["cert", "thumbprints", "expires", "subject"];
    private static readonly string[] OfDiscovery = ["issuer", "discovery_url", "authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint", "domain"];

    /// <summary>The options to send.</summary>
    /// <param name="strategy">The connection's strategy.</param>
    /// <param name="current">The options as just read.</param>
    /// <param name="edit">What changes.</param>
    public static ConnectionOptions Prepare(string strategy, ConnectionOptions current, OptionsEdit edit)
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
                DropDerived(options, edit);
                break;
            case "oidc" or "okta":
                DropStaleDiscovery(options, edit);
                SayWhatPatchDefaultsOtherwise(strategy, options);
                break;
        }

        return new ConnectionOptions(options);
    }

    /// <summary>The keys that an edit touches: nested ones as they are written, and the top-level key that holds them.</summary>
    internal static IReadOnlySet<string> Touched(OptionsEdit edit) =>
        edit.Keys.SelectMany(key => new[] { key, key.Split('.')[0] }).ToHashSet(StringComparer.Ordinal);

    private static void DropDerived(JsonObject options, OptionsEdit edit)
    {
        var touched = Touched(edit);

        // Old connections, and pingfederate's always, show their certificate as cert only: then it is the source, not a copy.
        var replacesCertificate = touched.Overlaps(["signingCert", "metadataXml", "metadataUrl"]);
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

    /// <summary>A metadata URL sent beside a new certificate is read again and wins over it; two kinds of metadata are refused.</summary>
    private static void DropOtherSources(JsonObject options, OptionsEdit edit, IReadOnlySet<string> touched)
    {
        foreach (var source in new[] { "metadataUrl", "metadataXml" })
        {
            var isBeaten = edit.Values.Keys.Any(key => key is "signingCert" or "metadataUrl" or "metadataXml" && key != source);
            if (isBeaten && !touched.Contains(source))
            {
                options.Remove(source);
            }
        }
    }

    /// <summary>Auth0 runs discovery only where oidc_metadata is empty: sent back, the old document would win over new addresses.</summary>
    private static void DropStaleDiscovery(JsonObject options, OptionsEdit edit)
    {
        var touched = Touched(edit);
        if (!touched.Contains("oidc_metadata") && touched.Overlaps(OfDiscovery))
        {
            options.Remove("oidc_metadata");
        }
    }

    /// <summary>What GET does not show behaves as said here; PATCH would write the same, or another default.</summary>
    private static void SayWhatPatchDefaultsOtherwise(string strategy, JsonObject options)
    {
        if (options["connection_settings"] is not JsonObject settings)
        {
            options["connection_settings"] = settings = [];
        }

        if (!settings.ContainsKey("pkce"))
        {
            settings["pkce"] = "disabled";
        }

        options["attribute_map"] ??= new JsonObject { ["mapping_mode"] = strategy == "okta" ? "basic_profile" : "bind_all" };
    }
}
