using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportConsole.Auth0;

/// <summary>A top-level option key that differs between two snapshots.</summary>
/// <param name="Key">The key.</param>
/// <param name="Before">The value before: a string as it is, else JSON; null where the key was absent. A secret as its keyed fingerprint.</param>
/// <param name="After">The value after, likewise.</param>
public sealed record OptionDifference(string Key, string? Before, string? After)
{
    /// <summary>Whether the value is a secret: show that it changed, not the two texts.</summary>
    public bool IsSecret => OptionKeys.IsSecret(Key);
}

/// <summary>
/// Compares snapshots as the tenant means them: order of keys aside, derived keys aside, and a default that Auth0 adds by itself equals its absence.
/// </summary>
public static class OptionsComparison
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The keys that differ, in order; none where the two say the same.</summary>
    /// <param name="before">A snapshot of <see cref="OptionsSnapshot.Take"/>; null counts as empty.</param>
    /// <param name="after">Another one.</param>
    public static IReadOnlyList<OptionDifference> Between(string? before, string? after)
    {
        if (before == after)
        {
            return [];
        }

        var (old, now) = (Parse(before), Parse(after));
        return
        [
            .. old.Select(pair => pair.Key).Union(now.Select(pair => pair.Key))
                .Where(key => !OptionKeys.IsDerived(key, old) && !OptionKeys.IsDerived(key, now))
                .Order(StringComparer.Ordinal)
                .Select(key => (Key: key, Before: Value(old, key), After: Value(now, key)))
                .Where(pair => !IsSame(pair.Key, Effective(pair.Key, pair.Before), Effective(pair.Key, pair.After)))
                .Select(pair => new OptionDifference(pair.Key, Show(pair.Before), Show(pair.After))),
        ];
    }

    /// <summary>The keys in which the tenant's options differ from a snapshot.</summary>
    /// <param name="before">A snapshot of <see cref="OptionsSnapshot.Take"/>; null counts as empty.</param>
    /// <param name="now">The options as read.</param>
    /// <param name="fingerprint">The keyed fingerprint with which the snapshot was taken.</param>
    public static IReadOnlyList<OptionDifference> Between(string? before, ConnectionOptions now, Func<string, string> fingerprint) =>
        Between(before, OptionsSnapshot.Take(now, fingerprint));

    private static JsonObject Parse(string? snapshot) => string.IsNullOrEmpty(snapshot) ? [] : (JsonObject)JsonNode.Parse(snapshot)!;

    /// <summary>JSON text; null where the key is absent.</summary>
    private static string? Value(JsonObject options, string key) =>
        options.TryGetPropertyValue(key, out var value) ? value?.ToJsonString(Plain) ?? "null" : null;

    private static string? Effective(string key, string? json) =>
        json is null or "null" ? null : OptionKeys.Defaults.TryGetValue(key, out var standard) && json == standard ? null : json;

    /// <summary>Texts differ where values do not: 1 and 1.0, or an escaped letter.</summary>
    private static bool IsSame(string key, string? left, string? right) =>
        left == right || (left is not null && right is not null && JsonNode.DeepEquals(Ordered(key, JsonNode.Parse(left)), Ordered(key, JsonNode.Parse(right))));

    private static JsonNode? Ordered(string key, JsonNode? value) => value is JsonArray items && OptionKeys.Unordered.Contains(key)
        ? new JsonArray([.. items.OrderBy(item => item?.ToJsonString(Plain), StringComparer.Ordinal).Select(item => item?.DeepClone())])
        : value;

    private static string? Show(string? json) => json is not null && json.StartsWith('"') ? JsonSerializer.Deserialize<string>(json) : json;
}
