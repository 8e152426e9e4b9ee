using System.Text.Json.Nodes;
using static SupportConsole.Tests.Auth0.Emulator.Replay.ListedDifference;

namespace SupportConsole.Tests.Auth0.Emulator.Replay;

/// <summary>Every difference that is accepted. Anything else fails the test.</summary>
public static class ListedDifferences
{
    private static readonly string[] Social =
    [
        "apple", "facebook", "github", "google-oauth2", "line", "linkedin", "salesforce", "salesforce-community", "twitter", "windowslive",
        "wordpress",
    ];

    private static readonly string[] SocialKeys = ["scope", "scope[]", "email", "profile", "signin", "authorizationURL", "tokenURL"];

    /// <summary>Keys of applications that the recorder's own type drops, or adds to every answer.</summary>
    private static readonly string[] Dropped = ["tenant", "global"];
    private static readonly string[] Added = ["signing_keys", "client_secret", "length", "next"];

    public static IReadOnlyList<ListedDifference> All { get; } =
    [
        NewerKey("authentication", new(2025, 11, 6), "ConnectionAD"),
        NewerKey("connected_accounts", new(2025, 11, 6), "ConnectionAD"),
        NewerKey("options.authentication_methods.password.api_behavior", new(2026, 1, 28), "SCIMConfiguration"),
        NewerKey("options.authentication_methods.password.signup_behavior", new(2026, 3, 9), "ConnectionClients"),
        NewerKey("options.authentication_methods", new(2024, 6, 7), "Organization"),
        NewerKey("options.passkey_options", new(2024, 6, 7), "Organization"),
        NewerKey("options.assertion_decryption_settings", new(2026, 5, 28), "OwnOlderAnswers"),
        new(
            "ConnectionAddEmailAttributeUnique",
            (recording, difference) => difference.Strategy == "auth0" && recording.Day >= new DateOnly(2026, 8, 7)
                && WithoutList(difference.Path) is "options.passwordPolicy" or "options.password_options",
            "New databases got password_options instead of passwordPolicy between June and August 2026; most recordings are older."),
        new(
            "ConnectionAzureAD",
            (_, difference) => difference.Strategy == "waad" && difference.Kind == DifferenceKind.Value
                && WithoutList(difference.Path) is "options.thumbprints" or "options.thumbprints[]"
                && AreThumbprints(difference.Recorded) && AreThumbprints(difference.Emulated),
            "Auth0 fetches Entra's current certificates from Microsoft. The emulator reaches nobody and makes thumbprints up."),
        new(
            "SCIMToken",
            (recording, difference) => difference.Strategy == "waad" && difference.Kind == DifferenceKind.Extra
                && recording.Day >= new DateOnly(2025, 11, 6)
                && WithoutList(difference.Path) is "options.thumbprints" or "options.app_domain",
            "The one Entra connection recorded since November 2025 has neither; the four before have both."),
        new(
            "ConnectionFacebook",
            (_, difference) => Social.Contains(difference.Strategy)
                && WithoutList(difference.Path).Split("options.") is [_, var key] && SocialKeys.Contains(key),
            "Auth0 derives scopes of social connections from switches. The console never touches these strategies."),
        new(
            "OwnOlderAnswers",
            (_, difference) => difference.Kind == DifferenceKind.Status && difference.Exchange.Method == "DELETE"
                && difference.Exchange.Status == 202 && IsStatus(difference.Emulated, 204),
            "A second DELETE answers 202 in 15 of 48 recordings and 204 in the others. EmulatorOptions.DeletionTakes gives the 202."),
        new(
            "ConnectionClients",
            (_, difference) => difference.Exchange.Resource == "clients" && difference.Kind == DifferenceKind.Extra
                && Dropped.Contains(LastKey(difference)),
            "The recorder's own type for applications drops tenant and global. Other recordings show tenant in every answer."),
        new(
            "AllowUpdatingTheClientSecret",
            (_, difference) => difference.Exchange.Resource == "clients" && difference.Kind == DifferenceKind.Missing
                && Added.Contains(LastKey(difference)),
            "The recorder's type writes these keys though the service did not send them: fields=client_id shows it."),
        new(
            "ConnectionSAML",
            (recording, difference) => recording.Name == "ConnectionSAML" && difference.Kind == DifferenceKind.Status
                && (difference.Exchange.Request as JsonObject)?.ContainsKey("provisioning_ticket_url") == true,
            "Whoever prepared this file merged the answer of the POST into its request, which no tenant accepts."),
        new(
            "ConnectionSAML",
            (recording, difference) => recording.Name == "ConnectionSAML" && difference.Kind == DifferenceKind.Order
                && IsAlphabetical(difference.Recorded),
            "Whoever prepared this file sorted its keys by the alphabet."),
        new(
            "DataSourceSigningKeys",
            (_, difference) => difference.Exchange.Resource == "keys/signing" && difference.Path is "[].kid" or "[].previous",
            "The recorded tenant had rotated its keys before, and its key IDs were replaced by digits."),
        new(
            "Branding",
            (_, difference) => difference.Exchange.Resource == "custom-domains" && difference.Kind == DifferenceKind.Extra
                && LastKey(difference) is "is_default" or "created_at",
            "Recordings of custom domains from before October 2025 have neither."),
    ];

    private static string LastKey(Difference difference) => difference.Path[(difference.Path.LastIndexOf('.') + 1)..];

    private static bool IsStatus(JsonNode? node, int status) =>
        node is JsonValue value && value.TryGetValue<int>(out var found) && found == status;

    private static bool AreThumbprints(JsonNode? node) => (node as JsonArray ?? [node?.DeepClone()])
        .All(item => (string?)item is { Length: 40 } text && text.All(char.IsAsciiHexDigitLower));

    private static bool IsAlphabetical(JsonNode? keys)
    {
        var names = (keys as JsonArray ?? []).Select(key => (string)key!).ToList();
        return names.SequenceEqual(names.Order(StringComparer.Ordinal));
    }
}
