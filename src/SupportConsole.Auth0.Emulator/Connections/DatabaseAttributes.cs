using System.Text.Json.Nodes;
using static SupportConsole.Auth0.Emulator.Connections.OptionsWork;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>The identifiers (email, username, phone number) of a database connection: Auth0's rules and defaults.</summary>
internal static class DatabaseAttributes
{
    /// <summary>What Auth0 says against them; null if they are accepted.</summary>
    public static string? Wrong(JsonObject options, JsonObject? replaced)
    {
        if (options["attributes"] is not JsonObject attributes)
        {
            return null;
        }

        var hidden = attributes.FirstOrDefault(attribute => IsRequired(attribute.Value) && IsHiddenAtSignUp(attribute.Value)).Key;
        return options.ContainsKey("validation") ? "Cannot set both options.attributes and options.validation"
            : IsTrue(options["requires_username"]) ? "Cannot set both options.attributes and options.requires_username"
            : !attributes.Any(attribute => IsIdentifier(attribute.Value)) ? "attributes must contain one active identifier"
            : hidden is not null ? $"attribute {hidden} must also be required on signup"
            : AddsSharedEmail(attributes, replaced) ? "cannot add non-unique email attribute"
            : null;
    }

    public static void Complete(JsonObject options)
    {
        if (options["attributes"]?["email"] is JsonObject email)
        {
            Default(email, "verification_method", "link");
            Default(email, "unique", true);
        }
    }

    private static bool AddsSharedEmail(JsonObject attributes, JsonObject? replaced) =>
        replaced is not null
        && attributes["email"]?["unique"] is { } unique && !IsTrue(unique)
        && replaced["attributes"]?["email"] is null;

    private static bool IsRequired(JsonNode? attribute) => IsTrue(attribute?["profile_required"]);

    private static bool IsTrue(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var set) && set;

    private static bool IsIdentifier(JsonNode? attribute) => IsTrue(attribute?["identifier"]?["active"]);

    private static bool IsHiddenAtSignUp(JsonNode? attribute) =>
        attribute?["signup"]?["status"] is JsonValue value && value.TryGetValue<string>(out var status) && status == "inactive";
}
