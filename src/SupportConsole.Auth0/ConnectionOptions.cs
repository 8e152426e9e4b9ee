using System.Diagnostics;
using System.Text.Json.Nodes;

namespace SupportConsole.Auth0;

/// <summary>
/// A connection's <c>options</c> as the tenant holds them: every key, known or not, secrets included. They never print, and are serialised
/// only into the request to Auth0.
/// </summary>
[DebuggerDisplay("connection options")]
public sealed class ConnectionOptions
{
    private readonly JsonObject json;

    public ConnectionOptions(JsonObject json) => this.json = (JsonObject)json.DeepClone();

    /// <summary>The top-level keys, in the tenant's order.</summary>
    public IEnumerable<string> Keys => json.Select(pair => pair.Key);

    /// <summary>A copy of a key's value; null if the key is absent or JSON null.</summary>
    public JsonNode? this[string key] => json[key]?.DeepClone();

    public string? Text(string key) => json[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public JsonObject ToJson() => (JsonObject)json.DeepClone();

    /// <summary>The number of keys, never the values.</summary>
    public override string ToString() => $"(options, {json.Count} keys)";
}
