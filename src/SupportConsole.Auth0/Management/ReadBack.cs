using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using SupportConsole.Auth0.Wire;

namespace SupportConsole.Auth0.Management;

/// <summary>Whether what was read back is what was sent: keys are named, values never.</summary>
internal static class ReadBack
{
    private static readonly string[] OfMetadata = ["signInEndpoint", "signOutEndpoint", "signingCert", "protocolBinding", "bindingMethod", "signSAMLRequest", "cert"];
    private static readonly string[] FilledByDiscovery = ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"];

    public static IReadOnlyList<string> OptionsThatDiffer(JsonObject sent, ConnectionOptions? after, OptionsEdit edit)
    {
        if (after is null)
        {
            return ["options"];
        }

        var now = after.ToJson();
        var touched = OptionsReplacement.Touched(edit);
        var fromMetadata = touched.Contains("metadataXml") || touched.Contains("metadataUrl");
        return
        [
            .. sent.Select(pair => pair.Key).Union(edit.Removed.Where(key => !key.Contains('.', StringComparison.Ordinal)))
                .Where(key => key != "metadataXml" && (touched.Contains(key) || !OptionKeys.IsDerived(key, sent)))
                .Where(key => !fromMetadata || touched.Contains(key) || !OfMetadata.Contains(key))
                .Where(key => !IsSame(key, sent[key], now))
                .Order(StringComparer.Ordinal),
        ];
    }

    public static IReadOnlyList<string> LabelsThatDiffer(TenantConnection now, string displayName, IReadOnlyDictionary<string, string> metadata)
    {
        var differing = new List<string>();
        if ((now.DisplayName ?? now.Name.Value) != displayName)
        {
            differing.Add("display_name");
        }

        differing.AddRange(now.Metadata.Keys.Union(metadata.Keys)
            .Where(key => now.Metadata.GetValueOrDefault(key) != metadata.GetValueOrDefault(key))
            .Select(key => "metadata." + key));
        return differing;
    }

    public static TenantProblem Problem(IReadOnlyList<string> differing, string? requestId) => ErrorMap.Problem(
        TenantProblemKind.ReadBackDiffers,
        $"Auth0 accepted the change, but the connection is not what was sent: {string.Join(", ", differing)}.",
        "Compare the connection with the plan: someone may have changed it at the same moment, or Auth0 took a value from elsewhere. Then plan the change anew.",
        TenantEffect.Unknown) with
    { RequestId = requestId };

    private static bool IsSame(string key, JsonNode? sent, JsonObject now)
    {
        var after = now[key];
        if (key is "signingCert" or "cert" && sent is not null && Sha1Of(sent) is { } expected && now["thumbprints"] is JsonArray { Count: > 0 } shown)
        {
            return string.Equals(shown[0]?.ToString(), expected, StringComparison.OrdinalIgnoreCase);
        }

        return OptionKeys.IsSecret(key) ? IsSameSecret(sent, after)
            : JsonNode.DeepEquals(sent, after) || (sent is null && after is not null && FilledByDiscovery.Contains(key));
    }

    private static bool IsSameSecret(JsonNode? sent, JsonNode? after) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(Ordered(sent))), SHA256.HashData(Encoding.UTF8.GetBytes(Ordered(after))));

    private static string Ordered(JsonNode? node) => node switch
    {
        JsonObject json => "{" + string.Join(',', json.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{Ordered(pair.Value)}")) + "}",
        null => "null",
        _ => node.ToJsonString(HttpExchange.AsItIs),
    };

    private static string? Sha1Of(JsonNode signingCert)
    {
        try
        {
            var text = signingCert.ToString();
            var pem = text.Contains("-----BEGIN", StringComparison.Ordinal) ? text : Encoding.ASCII.GetString(Convert.FromBase64String(text));
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return certificate.GetCertHashString(HashAlgorithmName.SHA1);
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
