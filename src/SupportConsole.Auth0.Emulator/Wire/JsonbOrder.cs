using System.Text;
using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Emulator.Wire;

/// <summary>The key order of PostgreSQL's jsonb, which options come back in: shorter keys first, then by bytes, at any depth.</summary>
internal static class JsonbOrder
{
    public static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map
            .OrderBy(pair => Encoding.UTF8.GetByteCount(pair.Key))
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
