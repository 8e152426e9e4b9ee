using System.Text.Json.Nodes;

namespace SupportConsole.Auth0;

/// <summary>
/// Makes the <c>options</c> that replace a connection's current ones: everything as it was read, the edit applied, what Auth0 derives left out,
/// and what PATCH would default otherwise said explicitly. The one place that knows these rules.
/// </summary>
public static class OptionsReplacement
{
    private static readonly string[] DerivedForSaml = ["cert", "thumbprints", "expires", "subject"];
    private static readonly string[] DiscoveredFrom =
        ["issuer", "discovery_url", "authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint", "oidc_metadata"];

    /// <summary>The options to send.</summary>
    /// <param name="strategy">The connection's strategy.</param>
    /// <param name="current">The options as just read.</param>
    /// <param name="edit">What changes.</param>
    public static ConnectionOptions Prepare(string strategy, ConnectionOptions current, OptionsEdit edit)
    {
        var options = current.ToJson();
        foreach (var (key, value) in edit.Values)
        {
            Place(options, key, value?.DeepClone());
        }

        foreach (var key in edit.Removed)
        {
            Take(options, key);
        }

        if (strategy is "samlp" or "pingfederate")
        {
            DropDerived(options, edit);
        }
        else if (edit.Keys.Any(DiscoveredFrom.Contains) && !edit.Values.ContainsKey("oidc_metadata"))
        {
            // Sent back, the old discovery document would win over the new addresses.
            options.Remove("oidc_metadata");
        }

        SayWhatPatchDefaultsOtherwise(strategy, options);
        return new ConnectionOptions(options);
    }

    private static void DropDerived(JsonObject options, OptionsEdit edit)
    {
        foreach (var key in DerivedForSaml)
        {
            options.Remove(key);
        }

        if (edit.Values.ContainsKey("signingCert"))
        {
            // A metadata URL sent along is read again, and its certificate would win over the new one.
            options.Remove("metadataUrl");
            options.Remove("metadataXml");
        }
    }

    /// <summary>PATCH turns an absent pkce into "disabled" and an absent attribute map into "bind_all": what is absent now behaves as said here.</summary>
    private static void SayWhatPatchDefaultsOtherwise(string strategy, JsonObject options)
    {
        if (strategy is "oidc" or "okta")
        {
            if (options["connection_settings"] is not JsonObject settings)
            {
                options["connection_settings"] = settings = [];
            }

            if (!settings.ContainsKey("pkce"))
            {
                settings["pkce"] = "disabled";
            }

            if (options["attribute_map"] is null)
            {
                options["attribute_map"] = new JsonObject { ["mapping_mode"] = strategy == "okta" ? "basic_profile" : "bind_all" };
            }
        }
    }

    private static void Place(JsonObject options, string key, JsonNode? value)
    {
        var parts = key.Split('.');
        var target = options;
        foreach (var part in parts[..^1])
        {
            if (target[part] is not JsonObject inner)
            {
                target[part] = inner = [];
            }

            target = inner;
        }

        target[parts[^1]] = value;
    }

    private static void Take(JsonObject options, string key)
    {
        var parts = key.Split('.');
        var target = options;
        foreach (var part in parts[..^1])
        {
            if (target[part] is not JsonObject inner)
            {
                return;
            }

            target = inner;
        }

        target.Remove(parts[^1]);
    }
}
