using System.Text.Json.Nodes;

namespace SupportConsole.Auth0;

/// <summary>
/// Builds the <c>options</c> that replace a connection's current ones. Auth0 replaces the object as a whole, so everything that was read
/// goes back, except keys that Auth0 would take from a stale copy. Values that PATCH would otherwise default are written out.
/// </summary>
public static class OptionsReplacement
{
    private static readonly string[] MetadataKinds = ["metadataUrl", "metadataXml"];

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
                RemoveCertificateCopies(strategy, options, edit);
                RemoveOtherMetadata(options, edit);
                break;
            case "oidc" or "okta":
                RemoveStaleDiscovery(options, edit);
                WriteOutDefaults(strategy, options);
                break;
        }

        return new ConnectionOptions(options);
    }

    /// <summary>The keys that an edit touches: nested ones as written, and the top-level key that holds them.</summary>
    internal static IReadOnlySet<string> Touched(OptionsEdit edit) =>
        edit.Keys.SelectMany(key => new[] { key, key.Split('.')[0] }).ToHashSet(StringComparer.Ordinal);

    private static void RemoveCertificateCopies(string strategy, JsonObject options, OptionsEdit edit)
    {
        var touched = Touched(edit);
        var replacesCertificate = touched.Contains("signingCert") || DerivedKeys.ReadsMetadata(touched);

        // Old connections, and pingfederate's always, show their certificate as cert only: then it is the source, not a copy.
        var certIsSource = !replacesCertificate && options["signingCert"] is null && !touched.Contains("cert");
        if (certIsSource && strategy == "pingfederate" && options["cert"] is { } shown)
        {
            // Auth0 never shows a pingfederate connection's signingCert, but that is the key it reads.
            options["signingCert"] = shown.DeepClone();
            certIsSource = false;
        }

        foreach (var key in DerivedKeys.FromCertificate.Where(key => !touched.Contains(key) && !(key == "cert" && certIsSource)))
        {
            options.Remove(key);
        }

        if (touched.Contains("protocolBinding"))
        {
            options.Remove("bindingMethod");
        }
    }

    /// <summary>Auth0 reads a metadata URL again and prefers it over a new certificate; it refuses two kinds of metadata at once.</summary>
    private static void RemoveOtherMetadata(JsonObject options, OptionsEdit edit)
    {
        var touched = Touched(edit);
        foreach (var kind in MetadataKinds.Where(kind => !touched.Contains(kind)))
        {
            if (edit.Values.Keys.Any(key => key == "signingCert" || MetadataKinds.Contains(key)))
            {
                options.Remove(kind);
            }
        }
    }

    /// <summary>Auth0 runs discovery only if oidc_metadata is empty: sent back, the old document would override new addresses.</summary>
    private static void RemoveStaleDiscovery(JsonObject options, OptionsEdit edit)
    {
        var touched = Touched(edit);
        if (!touched.Contains("oidc_metadata") && DerivedKeys.RunsDiscovery(touched))
        {
            options.Remove("oidc_metadata");
        }
    }

    /// <summary>A connection without these keys behaves as written here, but PATCH would give it another default.</summary>
    private static void WriteOutDefaults(string strategy, JsonObject options)
    {
        if (options["connection_settings"] is not JsonObject settings)
        {
            options["connection_settings"] = settings = [];
        }

        if (!settings.ContainsKey("pkce"))
        {
            settings["pkce"] = "disabled";
        }

        options["attribute_map"] ??= new JsonObject { ["mapping_mode"] = OptionKeys.MappingModeOf(strategy) };
    }
}
