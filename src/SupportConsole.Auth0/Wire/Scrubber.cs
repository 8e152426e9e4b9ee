using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Wire;

/// <summary>Removes what was sent as a secret from the texts that come back: a validation message may quote it.</summary>
internal sealed class Scrubber
{
    private const string Mask = "•••";
    private const int ShortestSecret = 4;
    private const int ShortestKeyLine = 20;
    private const int LongestMessage = 500;

    private readonly string[] forms;

    public Scrubber(IEnumerable<string> secrets) =>
        forms = [.. secrets.SelectMany(Forms)
            .Where(form => form.Length >= ShortestSecret)
            .Distinct()
            .OrderByDescending(form => form.Length)];

    /// <summary>The secrets that a call sends or replaces, and the token.</summary>
    public static Scrubber Of(Call call, string token) =>
        new([.. Secrets(call.Body, isSecret: false), .. Secrets(call.Confidential, isSecret: false), token]);

    /// <summary>The text without secrets and control characters, shortened; null if there is none.</summary>
    public string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        foreach (var form in forms)
        {
            text = text.Replace(form, Mask, StringComparison.Ordinal);
        }

        text = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return text.Length <= LongestMessage ? text : text[..LongestMessage] + "…";
    }

    private static IEnumerable<string> Secrets(JsonNode? node, bool isSecret) => node switch
    {
        JsonObject json => json.SelectMany(pair => Secrets(pair.Value, isSecret || OptionKeys.IsSecret(pair.Key))),
        JsonArray items => items.SelectMany(item => Secrets(item, isSecret)),
        JsonValue value when isSecret && value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    /// <summary>The secret as it is, as JSON and URLs spell it, and line by line (a key in PEM).</summary>
    private static IEnumerable<string> Forms(string secret) =>
    [
        secret,
        JavaScriptEncoder.Default.Encode(secret),
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
        Uri.EscapeDataString(secret),
        .. secret.Split('\n', '\r').Where(line => line.Length >= ShortestKeyLine && line != secret && !IsPemFrame(line)),
    ];

    private static bool IsPemFrame(string line) => line.StartsWith("-----", StringComparison.Ordinal);
}
