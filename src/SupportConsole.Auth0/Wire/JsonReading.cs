using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Wire;

/// <summary>Reads fields without trusting their types.</summary>
internal static class JsonReading
{
    /// <summary>Null if the field is absent or not a string.</summary>
    public static string? Text(this JsonObject? json, string name) =>
        json?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Null if the field is absent or not true or false.</summary>
    public static bool? Flag(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;
}
