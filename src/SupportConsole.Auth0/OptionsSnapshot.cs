using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportConsole.Auth0;

/// <summary>
/// A connection's options as text that may rest in the record: object keys in order, derived keys left out, secrets replaced by
/// <c>hmac:</c> and a keyed fingerprint. Two snapshots of the same settings are the same text.
/// </summary>
public static class OptionsSnapshot
{
    /// <summary>What stands before a fingerprint.</summary>
    public const string FingerprintPrefix = "hmac:";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Takes a snapshot.</summary>
    /// <param name="options">The options as read, secrets included.</param>
    /// <param name="fingerprint">The keyed fingerprint of a secret; must not reveal it.</param>
    public static string Take(ConnectionOptions options, Func<string, string> fingerprint)
    {
        var json = options.ToJson();
        var snapshot = new JsonObject();
        foreach (var (key, value) in json.Where(pair => !DerivedKeys.IsComputed(pair.Key, json)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            snapshot[key] = Normalise(key, value, fingerprint);
        }

        return snapshot.ToJsonString(Plain);
    }

    /// <summary>A top-level key's value as text, such as <c>https://…</c>, or JSON where it is not a string; null where it is absent.</summary>
    public static string? Read(string? snapshot, string key)
    {
        if (snapshot is null || JsonNode.Parse(snapshot)?[key] is not { } value)
        {
            return null;
        }

        return value is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : value.ToJsonString(Plain);
    }

    /// <summary>A snapshot with the named top-level keys as a newer one has them, and everything else as it was.</summary>
    public static string With(string seen, string newer, IReadOnlySet<string> keys)
    {
        var (old, now) = ((JsonObject)JsonNode.Parse(seen)!, (JsonObject)JsonNode.Parse(newer)!);
        var values = old.Where(pair => !keys.Contains(pair.Key)).Concat(now.Where(pair => keys.Contains(pair.Key))).OrderBy(pair => pair.Key, StringComparer.Ordinal);
        return new JsonObject(values.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))).ToJsonString(Plain);
    }

    /// <summary>Whether a key's value in a snapshot is a secret or holds one: what is there is a fingerprint, and cannot be put back.</summary>
    public static bool HoldsSecret(string? snapshot, string key) => snapshot is not null && HoldsFingerprint(JsonNode.Parse(snapshot)?[key]);

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
            return FingerprintPrefix + fingerprint(value is JsonValue text && text.TryGetValue<string>(out var secret) ? secret : value.ToJsonString(Plain));
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
