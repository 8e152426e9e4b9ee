using System.Text.Json;

namespace SupportConsole.Federation.Oidc;

/// <summary>The one place that opens JSON from outside: an object in UTF-8, bounded in size and depth, no name twice.</summary>
internal static class JsonText
{
    public const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    public static Result<JsonDocument> Open(ReadOnlyMemory<byte> document, int maxBytes, string name, string prefix)
    {
        if (document.Length > maxBytes)
        {
            return Refused(
                prefix,
                "too-large",
                $"The {name} has {document.Length:N0} bytes; Auth0 takes at most {maxBytes:N0} (128 KB).",
                "Ask the customer for the right address.");
        }

        var bytes = document.Span.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? document[3..] : document;
        if (Start(bytes.Span, name, prefix) is { } start)
        {
            return start;
        }

        try
        {
            var json = JsonDocument.Parse(bytes, Strict);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                return json;
            }

            using (json)
            {
                return Refused(
                    prefix,
                    "not-an-object",
                    $"The {name} is a JSON {json.RootElement.ValueKind}, not an object.",
                    "Check the address: it leads to something else.");
            }
        }
        catch (JsonException error)
        {
            return Explain(error, name, prefix);
        }
        catch (InvalidOperationException)
        {
            // A member's name with half a surrogate pair, which the search for duplicates cannot compare.
            return Refused(
                prefix,
                "malformed",
                $"The {name} holds text that is not valid Unicode.",
                "Ask for the document as the IdP publishes it.");
        }
    }

    private static Problem? Start(ReadOnlySpan<byte> bytes, string name, string prefix)
    {
        var start = bytes.TrimStart(" \t\r\n"u8);
        return start switch
        {
            [] => Refused(prefix, "empty", $"The {name} is empty.", "Open its address in a browser and see what it answers."),
            [(byte)'<', not 0, ..] => Refused(
                prefix,
                "not-json",
                $"The address of the {name} answers XML or an HTML page, not JSON.",
                "Check the address: that of a discovery document ends in /.well-known/openid-configuration."),
            [0xFF or 0xFE, ..] or [0, ..] or [_, 0, ..] => Refused(
                prefix,
                "encoding",
                $"The {name} is written in UTF-16 or UTF-32; JSON is UTF-8.",
                "Ask for the document as the IdP publishes it, in UTF-8."),
            _ => null,
        };
    }

    private static Problem Explain(JsonException error, string name, string prefix)
    {
        var place = $"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}";
        if (error.Message.Contains("uplicate", StringComparison.Ordinal))
        {
            return Refused(
                prefix,
                "duplicate",
                $"The {name} has the same member twice, so it does not say which one counts: {Sentence(error)}",
                "Ask the customer to correct the document.");
        }

        return error.Message.Contains("depth of", StringComparison.Ordinal)
            ? Refused(
                prefix,
                "depth",
                $"The {name} nests more than {MaxDepth} levels deep ({place}); none does.",
                "Check the address: it leads to something else.")
            : Refused(
                prefix,
                "malformed",
                $"The {name} is not valid JSON at {place}: {Sentence(error)}",
                "Ask for the document as the IdP publishes it.");
    }

    /// <summary>
    /// What the parser says, without its own way of naming the place, and not longer than a sentence: it may repeat the input.
    /// </summary>
    private static string Sentence(JsonException error)
    {
        var said = error.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0];
        return said.Length <= 240 ? said : said[..240] + "…";
    }

    private static Problem Refused(string prefix, string code, string what, string cure) => new(what, cure) { Code = $"{prefix}.{code}" };
}
