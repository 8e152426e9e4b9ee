using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportConsole.App.Settings;

/// <summary>
/// The settings of one connection: as typed in a form, as recorded, or as read from Auth0. A setting without a value is empty text.
/// Stored as one JSON object, so that a new setting needs no column.
/// </summary>
[JsonConverter(typeof(Converter))]
[SuppressMessage("Naming", "CA1710", Justification = "Enumerated only so that an initializer can be written.")]
public sealed class SettingValues : IEnumerable<KeyValuePair<string, string>>, IEquatable<SettingValues>
{
    public const int JsonMaxLength = 100_000;

    private readonly SortedDictionary<string, string> values = new(StringComparer.Ordinal);

    public string this[ConnectionSetting setting]
    {
        get => values.GetValueOrDefault(setting.Key, "");
        set => Set(setting.Key, value);
    }

    /// <summary>Whether the ID token comes by the token endpoint, against a client secret, and not through the browser.</summary>
    public bool IsBackChannel => this[ConnectionSettings.Channel] != ConnectionSettings.FrontChannel;

    public static SettingValues Parse(string json) => JsonSerializer.Deserialize<SettingValues>(json) ?? [];

    public string ToJson() => JsonSerializer.Serialize(this);

    public SettingValues Copy()
    {
        var copy = new SettingValues();
        foreach (var (key, value) in values)
        {
            copy.Set(key, value);
        }

        return copy;
    }

    public bool Equals(SettingValues? other) => other is not null && values.SequenceEqual(other.values);

    public override bool Equals(object? obj) => Equals(obj as SettingValues);

    public override int GetHashCode() => values.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Set(string key, string value)
    {
        if (value.Length == 0)
        {
            values.Remove(key);
        }
        else
        {
            values[key] = value;
        }
    }

    private sealed class Converter : JsonConverter<SettingValues>
    {
        public override SettingValues Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var read = new SettingValues();
            foreach (var (key, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options) ?? [])
            {
                read.Set(key, value);
            }

            return read;
        }

        public override void Write(Utf8JsonWriter writer, SettingValues value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.values, options);
    }
}
