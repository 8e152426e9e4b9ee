using System.Text.Json.Nodes;

namespace SupportConsole.Tests.Auth0.Emulator.Replay;

/// <summary>Values that each tenant makes up (IDs, tickets, secrets): the emulator's by the recorded ones.</summary>
public sealed class KnownIds
{
    private readonly Dictionary<string, string> emulated = new(StringComparer.Ordinal);

    public bool Has(string recorded) => emulated.ContainsKey(recorded);

    public void Learn(string recorded, string emulatedValue) => emulated[recorded] = emulatedValue;

    public string? Find(string recorded) => emulated.GetValueOrDefault(recorded);

    public string Replace(string text) => emulated
        .Where(pair => text.Contains(pair.Key, StringComparison.Ordinal))
        .OrderByDescending(pair => pair.Key.Length)
        .Aggregate(text, (changed, pair) => changed.Replace(pair.Key, pair.Value, StringComparison.Ordinal));

    /// <summary>A copy in which every recorded value is replaced by the emulator's.</summary>
    public JsonNode? Replace(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(pair => KeyValuePair.Create(Replace(pair.Key), Replace(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Replace)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Replace(text)),
        _ => node?.DeepClone(),
    };
}
