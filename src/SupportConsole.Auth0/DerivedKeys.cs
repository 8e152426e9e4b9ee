using System.Text.Json.Nodes;

namespace SupportConsole.Auth0;

/// <summary>The one list of the option keys that Auth0 computes or fills in from other keys.</summary>
public static class DerivedKeys
{
    private static readonly HashSet<string> Certificate = ["cert", "thumbprints", "expires", "subject"];
    private static readonly HashSet<string> Computed = [.. Certificate, "schema_version", "bindingMethod", "oidc_metadata"];
    private static readonly HashSet<string> MetadataSources = ["metadataUrl", "metadataXml"];
    private static readonly HashSet<string> DiscoverySources = ["discovery_url", "domain"];

    private static readonly HashSet<string> Metadata =
        ["signInEndpoint", "signOutEndpoint", "signingCert", "cert", "protocolBinding", "bindingMethod", "signSAMLRequest"];

    private static readonly HashSet<string> Discovery =
        ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"];

    /// <summary>
    /// The keys that a change touches, plus those that Auth0 then fills in from SAML metadata or OIDC discovery: their new values are the
    /// change's doing.
    /// </summary>
    public static IReadOnlySet<string> WithFilledIn(IReadOnlySet<string> touched)
    {
        var keys = touched.ToHashSet(StringComparer.Ordinal);
        if (ReadsMetadata(touched))
        {
            keys.UnionWith([.. MetadataSources, .. Metadata]);
        }

        if (RunsDiscovery(touched))
        {
            keys.UnionWith(["discovery_url", .. Discovery]);
        }

        return keys;
    }

    /// <summary>
    /// Whether Auth0 computed this key of these options: such a key is neither sent nor compared. <c>cert</c> is a copy only beside
    /// <c>signingCert</c>; pingfederate and old connections show it alone.
    /// </summary>
    internal static bool IsComputed(string key, JsonObject options) =>
        Computed.Contains(key) && !(key == "cert" && options["cert"] is not null && options["signingCert"] is null);

    internal static IReadOnlySet<string> FromCertificate => Certificate;

    internal static IReadOnlySet<string> FromMetadata => Metadata;

    internal static IReadOnlySet<string> FromDiscovery => Discovery;

    internal static bool ReadsMetadata(IReadOnlySet<string> touched) => touched.Overlaps(MetadataSources);

    /// <summary>Discovery also runs for a changed endpoint: the stored document described the old one.</summary>
    internal static bool RunsDiscovery(IReadOnlySet<string> touched) => touched.Overlaps(DiscoverySources) || touched.Overlaps(Discovery);
}
