using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using SupportConsole.Auth0.Wire;

namespace SupportConsole.Auth0.Management;

/// <summary>The one comparison of what was sent with what Auth0 holds afterwards. It names keys, never values.</summary>
internal static class ReadBack
{
    public static IReadOnlyList<string> OptionsThatDiffer(JsonObject sent, ConnectionOptions? after, OptionsEdit edit)
    {
        if (after is null)
        {
            return ["options"];
        }

        var now = after.ToJson();
        var touched = OptionsReplacement.Touched(edit);
        var readsMetadata = DerivedKeys.ReadsMetadata(touched);
        return
        [
            .. sent.Select(pair => pair.Key)
                .Union(edit.Removed.Where(key => !key.Contains('.', StringComparison.Ordinal)))
                .Where(key => key != "metadataXml" && (touched.Contains(key) || !DerivedKeys.IsComputed(key, sent)))
                .Where(key => !readsMetadata || touched.Contains(key) || !DerivedKeys.FromMetadata.Contains(key))
                .Where(key => !IsSame(key, sent[key], now))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <param name="sent">The connection with the display name that was sent. A connection without one may show its name instead.</param>
    public static IReadOnlyList<string> LabelsThatDiffer(
        TenantConnection sent,
        IReadOnlyDictionary<string, string> metadata,
        TenantConnection now)
    {
        var differing = now.Metadata.Keys.Union(metadata.Keys)
            .Where(key => now.Metadata.GetValueOrDefault(key) != metadata.GetValueOrDefault(key))
            .Select(key => "metadata." + key);
        return now.ShownName == sent.ShownName ? [.. differing] : ["display_name", .. differing];
    }

    public static TenantProblem Problem(IReadOnlyList<string> differing, string? requestId) => ErrorMap.Problem(
        TenantProblemKind.ReadBackDiffers,
        $"Auth0 accepted the change but holds other values: {string.Join(", ", differing)}.",
        "Somebody may have changed the connection at the same moment. Compare it with the plan, then plan the change again.",
        TenantEffect.Unknown) with
    { RequestId = requestId };

    private static bool IsSame(string key, JsonNode? sent, JsonObject now)
    {
        if (key is "signingCert" or "cert" && sent is not null && Sha1Of(sent) is { } expected && HeldSha1(now) is { } held)
        {
            return string.Equals(held, expected, StringComparison.OrdinalIgnoreCase);
        }

        var after = now[key];
        return OptionKeys.IsSecret(key) ? IsSameSecret(sent, after)
            : JsonNode.DeepEquals(sent, after) || (sent is null && after is not null && DerivedKeys.FromDiscovery.Contains(key));
    }

    private static bool IsSameSecret(JsonNode? sent, JsonNode? after) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(Ordered(sent))),
        SHA256.HashData(Encoding.UTF8.GetBytes(Ordered(after))));

    private static string Ordered(JsonNode? node) => node switch
    {
        JsonObject json => "{" + string.Join(',', json.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(Ordered)) + "}",
        null => "null",
        _ => node.ToJsonString(HttpExchange.AsItIs),
    };

    private static string Ordered(KeyValuePair<string, JsonNode?> pair) => $"{pair.Key}:{Ordered(pair.Value)}";

    /// <summary>Auth0 shows a certificate in another form than it was sent, so certificates are compared by their thumbprint.</summary>
    private static string? HeldSha1(JsonObject now) => now["thumbprints"] is JsonArray { Count: > 0 } thumbprints
        ? thumbprints[0]?.ToString()
        : now["cert"] is { } cert ? Sha1Of(cert) : null;

    private static string? Sha1Of(JsonNode signingCert)
    {
        try
        {
            var text = signingCert.ToString();
            var isPem = text.Contains("-----BEGIN", StringComparison.Ordinal);
            using var certificate = X509Certificate2.CreateFromPem(isPem ? text : Encoding.ASCII.GetString(Convert.FromBase64String(text)));
            return certificate.GetCertHashString(HashAlgorithmName.SHA1);
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
