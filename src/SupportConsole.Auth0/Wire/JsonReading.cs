using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Wire;

/// <summary>Reads fields without trusting their types.</summary>
internal static class JsonReading
{
    /// <summary>A field's text; null where it is absent or something else.</summary>
    public static string? Text(this JsonObject? json, string name) =>
        json?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A field's truth; null where it is absent or something else.</summary>
    public static bool? Flag(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;
}
