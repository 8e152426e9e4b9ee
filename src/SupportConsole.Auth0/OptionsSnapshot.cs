using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportConsole.Auth0;

/// <summary>
/// A connection's options as text that may be stored: object keys in order, without what Auth0 computes, secrets replaced by <c>hmac:</c>
/// and a keyed fingerprint. Two snapshots of the same settings are the same text.
/// </summary>
public static class OptionsSnapshot
{
    public const string FingerprintPrefix = "hmac:";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="options">The options as read, secrets included.</param>
    /// <param name="fingerprint">The keyed fingerprint of a secret; must not reveal it.</param>
    public static string Take(ConnectionOptions options, Func<string, string> fingerprint)
    {
        var json = options.ToJson();
        var kept = json.Where(pair => !DerivedKeys.IsComputed(pair.Key, json)).OrderBy(pair => pair.Key, StringComparer.Ordinal);
        var snapshot = new JsonObject();
        foreach (var (key, value) in kept)
        {
            snapshot[key] = Normalise(key, value, fingerprint);
        }

        return snapshot.ToJsonString(Plain);
    }

    /// <summary>A top-level key's string, or JSON if its value is not a string; null if the key is absent.</summary>
    public static string? Read(string? snapshot, string key)
    {
        if (snapshot is null || JsonNode.Parse(snapshot)?[key] is not { } value)
        {
            return null;
        }

        return value is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : value.ToJsonString(Plain);
    }

    /// <summary>A snapshot with the given top-level keys taken from a newer one.</summary>
    public static string With(string seen, string newer, IReadOnlySet<string> keys)
    {
        var values = ((JsonObject)JsonNode.Parse(seen)!).Where(pair => !keys.Contains(pair.Key))
            .Concat(((JsonObject)JsonNode.Parse(newer)!).Where(pair => keys.Contains(pair.Key)))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()));
        return new JsonObject(values).ToJsonString(Plain);
    }

    /// <summary>Whether a key's value is or contains a secret: the snapshot has only its fingerprint, so it cannot be restored.</summary>
    public static bool HoldsSecret(string? snapshot, string key) =>
        snapshot is not null && HoldsFingerprint(JsonNode.Parse(snapshot)?[key]);

    private static bool HoldsFingerprint(JsonNode? value) => value switch
    {
        JsonObject inner => inner.Any(pair => HoldsFingerprint(pair.Value)),
        JsonArray items => items.Any(HoldsFingerprint),
        JsonValue text => text.TryGetValue<string>(out var plain) && plain.StartsWith(FingerprintPrefix, StringComparison.Ordinal),
        _ => false,
    };

    private static JsonNode? Normalise(string key, JsonNode? value, Func<string, string> fingerprint)
    {
        if (value is null)
        {
            return null;
        }

        if (OptionKeys.IsSecret(key))
        {
            var isText = value is JsonValue text && text.TryGetValue<string>(out _);
            return FingerprintPrefix + fingerprint(isText ? value.GetValue<string>() : value.ToJsonString(Plain));
        }

        return value switch
        {
            JsonObject inner => new JsonObject(inner.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => KeyValuePair.Create(pair.Key, Normalise(pair.Key, pair.Value, fingerprint)))),
            JsonArray items => new JsonArray([.. items.Select(item => Normalise("", item, fingerprint))]),
            _ => value.DeepClone(),
        };
    }
}
