using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Wire;

/// <summary>Reads fields without trusting their types.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonObject? json, string name) =>
        json?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool? Flag(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;
}
