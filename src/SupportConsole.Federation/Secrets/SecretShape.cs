using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.Federation.Secrets;

/// <summary>
/// Looks at a secret's shape before it is sent. Most OIDC failures are a wrong kind of secret: the ID in place of the value, a
/// newline, quotes, a mask.
/// Nothing is altered without consent.
/// </summary>
public static class SecretShape
{
    private const int Short = 8;
    private static readonly string[] Placeholders =
        [
            "changeme",
            "change-me",
            "secret",
            "password",
            "client_secret",
            "clientsecret",
            "your-client-secret",
            "your_client_secret",
            "yourclientsecret",
            "hidden",
            "redacted",
            "tbd",
            "todo",
            "xxx",
            "xxxx",
            "example"];

    /// <summary>What is to be said of a secret, the refusals first; empty where it looks like one.</summary>
    /// <param name="provider">The IdP: what its secrets look like.</param>
    /// <param name="clientId">The client ID, to tell the two apart; null where it is not known.</param>
    public static IReadOnlyList<SecretFinding> Examine(ClientSecret secret, IdentityProvider provider, string? clientId) =>
        secret.Inspect<IReadOnlyList<SecretFinding>>(
        value => [.. Find(value.ToString(), provider, clientId).OrderByDescending(finding => finding.IsRefused)]);

    private static IEnumerable<SecretFinding> Find(string value, IdentityProvider provider, string? clientId)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            yield return new SecretFinding(
                "secret.empty",
                true,
                value.Length == 0 ? "The client secret is missing." : "The client secret is nothing but spaces.",
                "Paste the secret that the customer sent.");
            yield break;
        }

        if (value.Length > ClientSecret.MaxLength)
        {
            yield return new SecretFinding(
                "secret.too-long",
                true,
                $"This has {value.Length} characters; Auth0 takes a client secret of {ClientSecret.MaxLength}.",
                "Check that it is the secret and nothing else.");
        }

        foreach (var finding in Whole(value))
        {
            yield return finding;
        }

        foreach (var finding in Edges(value))
        {
            yield return finding;
        }

        foreach (var finding in Kinds(value.Trim(), provider, clientId))
        {
            yield return finding;
        }
    }

    /// <summary>Things that are certainly not a client secret.</summary>
    private static IEnumerable<SecretFinding> Whole(string value)
    {
        var text = value.Trim();
        if (text.Contains("-----BEGIN", StringComparison.Ordinal))
        {
            yield return new SecretFinding(
                "secret.pem",
                true,
                "This is a certificate or a key, not a client secret.",
                "Ask the customer for the client secret; a private key must never be sent.");
        }
        else if (text.StartsWith("eyJ", StringComparison.Ordinal) && text.Count(c => c == '.') == 2)
        {
            yield return new SecretFinding(
                "secret.jwt",
                true,
                "This is a token (JWT), not a client secret.",
                "Ask the customer for the client secret of the application.");
        }
        else if (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith(
            "http://",
            StringComparison.OrdinalIgnoreCase))
        {
            yield return new SecretFinding(
                "secret.url",
                true,
                "This is an address, not a client secret.",
                "Open it and copy the secret, if it is a link to one.");
        }
        else if (IsMask(text))
        {
            yield return new SecretFinding(
                "secret.mask",
                true,
                "This is a mask, as a page shows in place of a secret, not the secret.",
                "Ask the customer to make a new secret and to copy it when it is shown.");
        }
        else if (Placeholders.Contains(text.Trim('<', '>', '{', '}', '[', ']', '"', '\'').ToLowerInvariant()))
        {
            yield return new SecretFinding("secret.placeholder", true, "This is a placeholder, not a secret.", "Paste the secret itself.");
        }
    }

    private static IEnumerable<SecretFinding> Edges(string value)
    {
        if (value.Trim() != value)
        {
            var line = value.Any(c => c is '\n' or '\r');
            yield return Fixable(
                line ? "secret.newline" : "secret.whitespace", line ? "A line break came along with the secret."
                    : "The secret begins or ends with a space.", "Take it away, unless the IdP shows it so.",
                line ? "Take the line break away" : "Take the spaces away", text => text.Trim());
        }

        var inner = value.Trim();
        if (inner.Any(c => char.IsControl(c) || c is '\u00a0' or '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff'))
        {
            yield return Fixable("secret.invisible", "There are invisible characters inside the secret.",
                "Remove them: they come from an email or a web page.", "Remove the invisible characters",
                text => string
                    .Concat(text.Where(c => !char.IsControl(c)
                    && c is not ('\u00a0' or '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff'))));
        }

        if (inner.Length > 2
            && (inner[0], inner[^1]) is ('"', '"') or ('\'', '\'') or ('“', '”') or ('‘', '’') or ('`', '`') or ('„', '“') or ('«', '»'))
        {
            yield return Fixable(
                "secret.quotes",
                "The secret stands in quotes.",
                "Take them away, unless the IdP shows them.",
                "Take the quotes away",
                text => text.Trim()[1..^1]);
        }
        else if (inner.Length > 2 && (inner[0], inner[^1]) is ('{', '}') or ('<', '>') or ('[', ']') or ('(', ')'))
        {
            yield return Fixable(
                "secret.braces",
                $"The secret stands in {inner[0]} {inner[^1]}, as in a template.",
                "Take them away, unless the IdP shows them.",
                "Take the braces away",
                text => text.Trim()[1..^1]);
        }
    }

    private static IEnumerable<SecretFinding> Kinds(string text, IdentityProvider provider, string? clientId)
    {
        if (clientId is { Length: > 0 } && text == clientId.Trim())
        {
            yield return new SecretFinding("secret.client-id", true, "This is the client ID, not the secret.", "Paste the client secret.");
        }
        else if (Guid.TryParse(text, out _))
        {
            yield return provider == IdentityProvider.EntraId
                ? new SecretFinding(
                    "secret.guid",
                    false,
                    "This is a GUID: Entra's Secret ID looks like that, its secret Value does not.",
                    "Ask the customer for the Value. Entra shows it once, when the secret is made.")
                : new SecretFinding(
                    "secret.guid",
                    false,
                    "This is a GUID: some IdPs show an ID beside the secret.",
                    "Make sure that it is the secret's value.");
        }
        else if (text.Length < Short)
        {
            yield return new SecretFinding(
                "secret.short",
                false,
                $"This has only {text.Length} characters.",
                "Make sure that it was copied whole.");
        }
        else if (text.Distinct().Count() <= 3)
        {
            yield return new SecretFinding(
                "secret.weak",
                false,
                "This is hardly more than one character repeated.",
                "Make sure that it is the secret.");
        }
    }

    private static bool IsMask(string text) =>
        text.Length >= 4 && text.All(c => c is '•' or '*' or '●' or '∙' or '·' or '█' or '…' or 'x' or 'X');

    private static SecretFinding Fixable(string code, string what, string cure, string label, Func<string, string> fix) =>
        new(code, false, what, cure) { FixLabel = label, Fix = secret => secret.Inspect(value => new ClientSecret(fix(value.ToString()))) };
}
