using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Emulator.Wire;

/// <summary>What a JSON value must look like: the rules of the published OpenAPI description in the words of Auth0's validator.</summary>
internal abstract class Shape
{
    public bool Nullable { get; init; }

    /// <summary>The description in the published API, which Auth0 quotes when the value is wrong.</summary>
    public string? Description { get; init; }

    protected abstract string Type { get; }

    public Violation? Check(JsonNode? value, string path = "")
    {
        var found = TypeOf(value);
        var violation = found == "null" && Nullable ? null
            : Type.Length > 0 && found != Type ? new Violation($"Expected type {Type} but found type {found}", path)
            : CheckValue(value!, path);
        return violation is not null && violation.Property == path && Description is not null
            ? violation with { Description = Description }
            : violation;
    }

    protected abstract Violation? CheckValue(JsonNode value, string path);

    protected static string Join(string path, string property) => path.Length == 0 ? property : $"{path}.{property}";

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null or JsonValueKind.Undefined => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        _ => "boolean",
    };
}

internal sealed class Anything : Shape
{
    protected override string Type => "";

    protected override Violation? CheckValue(JsonNode value, string path) => null;
}

internal sealed class Flag : Shape
{
    protected override string Type => "boolean";

    protected override Violation? CheckValue(JsonNode value, string path) => null;
}

internal sealed class AnyOf(params Shape[] shapes) : Shape
{
    protected override string Type => "";

    protected override Violation? CheckValue(JsonNode value, string path) =>
        shapes.Any(shape => shape.Check(value, path) is null) ? null : new Violation("Data does not match any schemas from 'anyOf'", path);
}
