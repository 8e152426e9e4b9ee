using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Emulator.Wire;

internal sealed class ListOf(Shape item, int max = int.MaxValue, int min = 0) : Shape
{
    protected override string Type => "array";

    protected override Violation? CheckValue(JsonNode value, string path)
    {
        var items = value.AsArray();
        return items.Count < min ? new Violation($"Array is too short ({items.Count}), minimum {min}", path)
            : items.Count > max ? new Violation($"Array is too long ({items.Count}), maximum {max}", path)
            : items.Select((element, index) => item.Check(element, $"{path}[{index}]")).FirstOrDefault(violation => violation is not null);
    }
}

/// <summary>An object whose keys are free.</summary>
internal sealed class MapOf(Shape item, int max = int.MaxValue) : Shape
{
    protected override string Type => "object";

    protected override Violation? CheckValue(JsonNode value, string path)
    {
        var map = value.AsObject();
        return map.Count > max
            ? new Violation($"Too many properties defined ({map.Count}), maximum {max}", path)
            : map.Select(pair => item.Check(pair.Value, Join(path, pair.Key))).FirstOrDefault(violation => violation is not null);
    }
}

internal sealed class Struct(Dictionary<string, Shape> properties) : Shape
{
    public string[] Required { get; init; } = [];

    public bool Closed { get; init; }

    public int Min { get; init; }

    protected override string Type => "object";

    protected override Violation? CheckValue(JsonNode value, string path)
    {
        var found = value.AsObject();
        var unknown = Closed ? found.Select(pair => pair.Key).Where(key => !properties.ContainsKey(key)).ToArray() : [];
        var missing = Required.FirstOrDefault(key => !found.ContainsKey(key));
        return found.Count < Min ? new Violation($"Too few properties defined ({found.Count}), minimum {Min}", path)
            : unknown.Length > 0 ? new Violation($"Additional properties not allowed: {string.Join(",", unknown)}", path)
            : missing is not null ? new Violation($"Missing required property: {missing}", path)
            : found.Where(pair => properties.ContainsKey(pair.Key))
                .Select(pair => properties[pair.Key].Check(pair.Value, Join(path, pair.Key)))
                .FirstOrDefault(violation => violation is not null);
    }
}
