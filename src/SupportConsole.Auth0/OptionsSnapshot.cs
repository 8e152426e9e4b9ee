using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportConsole.Auth0;

/// <summary>
/// A connection's options as text that may be stored: object keys in order, without what Auth0 computes, secrets replaced by <c>hmac:</c>,
/// the name of a key, a colon and a fingerprint by that key. Two snapshots of the same settings by the same key are the same text, and
/// <see cref="OptionsComparison"/> takes those from before keys had names for the same too.
/// </summary>
public static class OptionsSnapshot
{
    public const string FingerprintPrefix = SecretFingerprint.Prefix;

    /// <summary>Starts a fingerprint that doesn't say by which key it is and that no secret in Auth0 was found to match.</summary>
    public const string UnknownKey = SecretFingerprint.Unknown;

    /// <summary>Stands for a fingerprint by a key that is lost, once somebody accepted that: the next reading replaces it.</summary>
    public const string GivenUp = SecretFingerprint.GivenUp;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="options">The options as read, secrets included.</param>
    /// <param name="fingerprint">The key's name, a colon and the keyed fingerprint of a secret; must not reveal it.</param>
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

    /// <summary>
    /// A newer snapshot with the fingerprints of an older one wherever the two can't be compared: whether such a secret changed can't be
    /// told.
    /// </summary>
    /// <param name="keepsGivenUp">Whether fingerprints that were given up stay too, which makes the two equal there.</param>
    public static string KeepIncomparable(string seen, string newer, bool keepsGivenUp) =>
        seen.Contains(FingerprintPrefix, StringComparison.Ordinal)
        ? Map(JsonNode.Parse(newer), JsonNode.Parse(seen), (now, old) => old.Against(now, keepsGivenUp))!.ToJsonString(Plain)
        : newer;

    /// <summary>
    /// A snapshot whose fingerprints without a name got one from a newer snapshot: the current key's if they match, otherwise
    /// <see cref="UnknownKey"/>. Those that were given up are the newer ones. Nothing else changes. Null if nothing does.
    /// </summary>
    public static string? Renewed(string seen, Func<string> newer)
    {
        if (!SecretFingerprint.AreUnsettled(seen))
        {
            return null;
        }

        var renewed = Map(JsonNode.Parse(seen), JsonNode.Parse(newer()), (old, now) => old.Renewed(now))!.ToJsonString(Plain);
        return renewed == seen ? null : renewed;
    }

    /// <summary>
    /// A snapshot in which every fingerprint by another key is given up. One without a name stays: it may be by this key, and the next
    /// reading finds out.
    /// </summary>
    public static string GiveUp(string seen, string keyName) => Given(JsonNode.Parse(seen), keyName)!.ToJsonString(Plain);

    private static JsonNode? Given(JsonNode? value, string own) => value switch
    {
        JsonObject inner => new JsonObject(inner.Select(pair => KeyValuePair.Create(pair.Key, Given(pair.Value, own)))),
        JsonArray items => new JsonArray([.. items.Select(item => Given(item, own))]),
        JsonValue text when SecretFingerprint.Of(text) is { Key.Length: > 0 } print && print.Key != own => JsonValue.Create(GivenUp),
        _ => value?.DeepClone(),
    };

    /// <summary>The first value, with a choice wherever both have a fingerprint.</summary>
    private static JsonNode? Map(JsonNode? value, JsonNode? other, Func<SecretFingerprint, SecretFingerprint, SecretFingerprint> choose) =>
        (value, other) switch
        {
            (JsonObject one, JsonObject two) => new JsonObject(one.Select(pair =>
                KeyValuePair.Create(pair.Key, Map(pair.Value, two[pair.Key], choose)))),
            (JsonArray one, JsonArray two) => new JsonArray([.. one.Select((item, at) =>
                Map(item, at < two.Count ? two[at] : null, choose))]),
            (JsonValue one, JsonValue two) when SecretFingerprint.Of(one) is { } first && SecretFingerprint.Of(two) is { } second =>
                JsonValue.Create(choose(first, second).ToString()),
            _ => value?.DeepClone(),
        };

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
