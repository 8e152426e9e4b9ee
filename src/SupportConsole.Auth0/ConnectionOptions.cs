using System.Text.Json.Nodes;

namespace SupportConsole.Auth0;

/// <summary>
/// A connection's <c>options</c> as the tenant holds them: every key, known or not, secrets included. It never prints and is never
/// serialised outside the request to Auth0. Copy before changing: <see cref="ToJson"/> gives a deep copy.
/// </summary>
[System.Diagnostics.DebuggerDisplay("connection options")]
public sealed class ConnectionOptions
{
    private readonly JsonObject json;

    /// <summary>Takes a copy of the object.</summary>
    public ConnectionOptions(JsonObject json) => this.json = (JsonObject)json.DeepClone();

    /// <summary>The top-level keys, in the tenant's order.</summary>
    public IEnumerable<string> Keys => json.Select(pair => pair.Key);

    /// <summary>A deep copy of a key's value; null where the key is absent or JSON null.</summary>
    public JsonNode? this[string key] => json[key]?.DeepClone();

    /// <summary>A key's text; null where it is absent or not a string.</summary>
    public string? Text(string key) => json[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A deep copy of the whole object.</summary>
    public JsonObject ToJson() => (JsonObject)json.DeepClone();

    /// <summary>The number of keys, never the values.</summary>
    public override string ToString() => $"(options, {json.Count} keys)";
}
