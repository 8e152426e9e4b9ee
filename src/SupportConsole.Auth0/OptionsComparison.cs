using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportConsole.Auth0;

/// <param name="Key">A top-level option key that differs between two snapshots.</param>
/// <param name="Before">A string as it is, other values as JSON, a secret as its keyed fingerprint; null if the key was absent.</param>
public sealed record OptionDifference(string Key, string? Before, string? After)
{
    /// <summary>Show that a secret changed, not the two texts.</summary>
    public bool IsSecret => OptionKeys.IsSecret(Key);
}

/// <summary>
/// Compares snapshots by what they mean to Auth0: the order of keys and the keys that Auth0 computes are ignored, and a default that Auth0
/// adds equals an absent key. Secrets compare by their fingerprints alone, not by the names of the keys.
/// </summary>
public static class OptionsComparison
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="before">A snapshot from <see cref="OptionsSnapshot.Take"/>; null counts as empty.</param>
    /// <param name="strategy">The connection's strategy, which decides on Auth0's defaults.</param>
    public static IReadOnlyList<OptionDifference> Between(string? before, string? after, string strategy = "")
    {
        if (before == after)
        {
            return [];
        }

        var old = Parse(before, strategy);
        var now = Parse(after, strategy);
        return
        [
            .. old.Select(pair => pair.Key).Union(now.Select(pair => pair.Key))
                .Where(key => !DerivedKeys.IsComputed(key, old) && !DerivedKeys.IsComputed(key, now))
                .Order(StringComparer.Ordinal)
                .Select(key => (Key: key, Before: Value(old, key), After: Value(now, key)))
                .Where(pair => !IsSame(pair.Key, Effective(strategy, pair.Key, pair.Before), Effective(strategy, pair.Key, pair.After)))
                .Select(pair => new OptionDifference(pair.Key, Show(pair.Before), Show(pair.After))),
        ];
    }

    private static JsonObject Parse(string? snapshot, string strategy)
    {
        var options = string.IsNullOrEmpty(snapshot) ? [] : (JsonObject)JsonNode.Parse(SecretFingerprint.WithoutNames(snapshot))!;
        if (strategy == "pingfederate" && options["signingCert"] is null && options["cert"] is { } shown)
        {
            // Auth0 shows as cert what was sent as signingCert: one certificate under two names is no difference.
            options["signingCert"] = shown.DeepClone();
        }

        return options;
    }

    /// <summary>JSON text; null if the key is absent.</summary>
    private static string? Value(JsonObject options, string key) =>
        options.TryGetPropertyValue(key, out var value) ? value?.ToJsonString(Plain) ?? "null" : null;

    private static string? Effective(string strategy, string key, string? json) =>
        json is null or "null" || OptionKeys.IsDefault(strategy, key, json) ? null : json;

    /// <summary>Texts can differ although values do not: 1 and 1.0, or an escaped letter.</summary>
    private static bool IsSame(string key, string? left, string? right) => left is null || right is null
        ? left == right
        : left == right || JsonNode.DeepEquals(Ordered(key, JsonNode.Parse(left)), Ordered(key, JsonNode.Parse(right)));

    private static JsonNode? Ordered(string key, JsonNode? value) => value is JsonArray items && OptionKeys.Unordered.Contains(key)
        ? new JsonArray([.. items.OrderBy(item => item?.ToJsonString(Plain), StringComparer.Ordinal).Select(item => item?.DeepClone())])
        : value;

    private static string? Show(string? json) => json is not null && json.StartsWith('"') ? JsonSerializer.Deserialize<string>(json) : json;
}
