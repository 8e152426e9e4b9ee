using System.Text.Json;
using SupportConsole.App.Fetching;
using SupportConsole.App.Record;
using SupportConsole.Federation.Diagnosis;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Intake;

/// <summary>Understands what a token endpoint answers to a code that cannot be valid.</summary>
internal static class TokenAnswer
{
    private const int MostWords = 300;

    public static SecretAnswer Understand(FetchedAnswer answer, ClientSecret secret)
    {
        var (error, description) = Read(answer.Document.Bytes, secret);
        var says = error is null ? $"HTTP {answer.Status}" : description is null ? error : $"{error}: {description}";
        var known = ProviderCodes.Find(error, description);
        var (verdict, what, cure) = known is not null ? (known.Verdict, known.What, known.Cure) : error switch
        {
            "invalid_grant" =>
                (SecretVerdict.Right,
                "Client ID and secret are right: the identity provider refused the made-up code only (invalid_grant).", ""),
            "invalid_client" =>
            (SecretVerdict.Wrong, "The identity provider refuses the secret or the client ID (invalid_client).",
            "Compare the client ID, and ask the customer for the secret again by a secure channel."),
            "unauthorized_client" =>
            (SecretVerdict.Unclear,
            "The identity provider does not allow this client to use the authorization code grant (unauthorized_client); "
                + "whether the secret is right, it does not say.",
            "Ask the customer to allow the authorization code grant for the application, then check again."),
            null => Silent(answer.Status),
            _ => (SecretVerdict.Unclear, $"The identity provider answers {error}, which does not say whether the secret is right.",
            "Read the error, fix its cause, and check again."),
        };
        return new SecretAnswer(verdict, what, cure, says, answer.Document.At);
    }

    private static (SecretVerdict, string, string) Silent(int status) => status switch
    {
        >= 200 and < 300 =>
            (SecretVerdict.Unclear, "The address did not refuse a made-up code: it is not a token endpoint, or an unsafe one.",
            "Compare the token endpoint with the discovery document."),
        401 => (SecretVerdict.Unclear, "The address answers HTTP 401 without saying why.",
        "Compare the token endpoint with the discovery document; then the secret may be wrong."),
        404 or 405 or 410 =>
        (SecretVerdict.Unclear, $"There is no token endpoint at this address (HTTP {status}).",
        "Compare the token endpoint with the discovery document."),
        429 => (SecretVerdict.Unclear, "The identity provider was asked too often (HTTP 429).", "Wait some minutes before checking again."),
        >= 500 => (SecretVerdict.Unclear, $"The identity provider cannot answer now (HTTP {status}).", "Check again in some minutes."),
        _ => (SecretVerdict.Unclear, $"The address answers HTTP {status} without an OAuth error.",
        "Compare the token endpoint with the discovery document."),
    };

    private static (string? Error, string? Description) Read(ReadOnlyMemory<byte> body, ClientSecret secret)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? (Text(json.RootElement, "error", secret) ?? Text(json.RootElement, "errorCode", secret),
                Text(json.RootElement, "error_description", secret) ?? Text(json.RootElement, "errorSummary", secret))
                : (null, null);
        }
        catch (Exception refused) when (refused is JsonException or InvalidOperationException)
        {
            return (null, null);
        }
    }

    private static string? Text(JsonElement root, string name, ClientSecret secret)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String || value
            .GetString() is not { Length: > 0 } text)
        {
            return null;
        }

        // An answer may repeat what it was sent: the secret is taken out in every form in which it went.
        text = secret.Inspect(clear => Without(text, clear.ToString()));
        text = string.Concat(SensitiveText.Redact(text).Select(part => char.IsControl(part) ? ' ' : part)).Trim();
        return text.Length <= MostWords ? text : text[..(MostWords - 1)] + "…";
    }

    private static string Without(string text, string clear) =>
        new[] { clear, Uri.EscapeDataString(clear), System.Net.WebUtility.UrlEncode(clear),
        Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(clear)) }
            .Where(form => form.Length > 0)
            .Aggregate(text, (rest, form) => rest.Replace(form, SensitiveText.Mask, StringComparison.OrdinalIgnoreCase));
}
