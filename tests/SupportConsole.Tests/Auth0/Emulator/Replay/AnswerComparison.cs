using System.Text.Json.Nodes;

namespace SupportConsole.Tests.Auth0.Emulator.Replay;

/// <summary>Compares an emulated answer with the recorded one, key by key, and learns the values that the emulator made up.</summary>
public sealed class AnswerComparison(Exchange exchange, string strategy, KnownIds ids)
{
    private const string Redacted = "[REDACTED]";

    private readonly List<Difference> found = [];

    public IReadOnlyList<Difference> Compare(int status, JsonNode? emulated)
    {
        if (status != exchange.Status)
        {
            return [new(exchange, strategy, DifferenceKind.Status, "status", exchange.Status, status)];
        }

        if (exchange.Response is { } recorded)
        {
            Compare("", recorded, emulated);
        }

        return found;
    }

    private void Compare(string path, JsonNode? recorded, JsonNode? emulated)
    {
        if (recorded is JsonObject map && emulated is JsonObject other)
        {
            CompareObjects(path, map, other);
        }
        else if (recorded is JsonArray list && emulated is JsonArray items && list.Count == items.Count)
        {
            CompareLists(path, list, items);
        }
        else if (!AreSame(path, recorded, emulated))
        {
            found.Add(new(exchange, strategy, DifferenceKind.Value, path, ids.Replace(recorded), emulated));
        }
    }

    private void CompareObjects(string path, JsonObject recorded, JsonObject emulated)
    {
        foreach (var (key, value) in recorded)
        {
            var inner = path.Length == 0 ? key : $"{path}.{key}";
            if (emulated.ContainsKey(key))
            {
                Compare(inner, value, emulated[key]);
            }
            else
            {
                found.Add(new(exchange, strategy, DifferenceKind.Missing, inner, value, null));
            }
        }

        foreach (var (key, value) in emulated.Where(pair => !recorded.ContainsKey(pair.Key)))
        {
            found.Add(new(exchange, strategy, DifferenceKind.Extra, path.Length == 0 ? key : $"{path}.{key}", null, value));
        }

        if (IsInJsonbOrder(path) && !Common(recorded, emulated).SequenceEqual(Common(emulated, recorded)))
        {
            found.Add(new(exchange, strategy, DifferenceKind.Order, path, Keys(recorded), Keys(emulated)));
        }
    }

    private void CompareLists(string path, JsonArray recorded, JsonArray emulated)
    {
        List<JsonNode?> expected = AreClients(path) ? [.. recorded.OrderBy(Emulated, StringComparer.Ordinal)] : [.. recorded];
        List<JsonNode?> actual = AreClients(path) ? [.. emulated.OrderBy(Emulated, StringComparer.Ordinal)] : [.. emulated];
        for (var index = 0; index < expected.Count; index++)
        {
            Compare(path + "[]", expected[index], actual[index]);
        }
    }

    /// <summary>Made-up values must have the form of the recorded ones and stay what they were when they were first seen.</summary>
    private bool AreSame(string path, JsonNode? recorded, JsonNode? emulated)
    {
        if (TextOf(recorded) is { } text && text.Contains(Redacted, StringComparison.Ordinal))
        {
            return TextOf(emulated) is not null;
        }

        if (!GeneratedValues.Are(path) || TextOf(recorded) is not { } made || TextOf(emulated) is not { } own)
        {
            return JsonNode.DeepEquals(ids.Replace(recorded), emulated);
        }

        if (ids.Find(made) is { } known)
        {
            return known == own;
        }

        if (made.Length > 0 && GeneratedValues.Return(path))
        {
            ids.Learn(made, own);
        }

        return GeneratedValues.HaveForm(path, made) == GeneratedValues.HaveForm(path, own);
    }

    /// <summary>Client IDs come sorted, and the emulator's sort differently from the recorded ones.</summary>
    private static bool AreClients(string path) => path is "enabled_clients" or "clients" or "connections[].enabled_clients";

    /// <summary>Options come back in jsonb order, except from POST.</summary>
    private bool IsInJsonbOrder(string path) =>
        exchange.Method != "POST" && (path is "options" or "connections[].options" || path.Contains("options.", StringComparison.Ordinal));

    private string? Emulated(JsonNode? item) => ids.Replace(item)?.ToJsonString();

    private static IEnumerable<string> Common(JsonObject of, JsonObject with) => of.Select(pair => pair.Key).Where(with.ContainsKey);

    private static JsonArray Keys(JsonObject map) => [.. map.Select(pair => (JsonNode)pair.Key)];

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
