using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SupportConsole.Tests.Auth0.Emulator.Support;

/// <summary>Auth0's published OpenAPI description, where it lies beside the repository, and a check of JSON against its schemas.</summary>
public sealed class PublishedSchema
{
    private readonly JsonObject document;

    private PublishedSchema(JsonObject document) => this.document = document;

    /// <summary>Looks for shared/auth0/openapi-subset.json in every folder above the tests; skips the test where there is none.</summary>
    public static PublishedSchema FindOrSkip()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "auth0", "openapi-subset.json");
            if (File.Exists(file))
            {
                return new PublishedSchema(JsonNode.Parse(File.ReadAllText(file))!.AsObject());
            }
        }

        Assert.Skip("shared/auth0/openapi-subset.json (Auth0's published OpenAPI description) is not beside the repository.");
        throw new InvalidOperationException();
    }

    /// <summary>What breaks the schema of an operation's answer.</summary>
    public IReadOnlyList<string> CheckAnswer(string method, string path, int status, JsonNode? body)
    {
        var answer = document["paths"]?[path]?[method.ToLowerInvariant()]?["responses"]?[status.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        return answer is null ? [$"{method} {path} does not answer {status}"]
            : answer["content"]?["application/json"]?["schema"] is { } schema ? [.. Check(schema, body, "$")]
            : [];
    }

    /// <summary>What in a request the operation does not know or its schemas do not allow.</summary>
    public IReadOnlyList<string> CheckRequest(string method, string path, System.Collections.Specialized.NameValueCollection query, JsonNode? body)
    {
        if (document["paths"]?[path]?[method.ToLowerInvariant()] is not { } operation)
        {
            return [$"{method} {path} is not described"];
        }

        var known = (operation["parameters"] as JsonArray ?? []).Where(parameter => (string?)parameter!["in"] == "query").Select(parameter => (string)parameter!["name"]!);
        var schema = operation["requestBody"]?["content"]?["application/json"]?["schema"];
        return
        [
            .. query.AllKeys.OfType<string>().Except(known).Select(name => $"{method} {path}: unknown parameter {name}"),
            .. schema is null ? (body is null ? (string[])[] : [$"{method} {path} takes no body"]) : Check(schema, body, $"{method} {path}"),
        ];
    }

    /// <summary>What breaks a named schema.</summary>
    public IReadOnlyList<string> Check(string schema, JsonNode? value) => [.. Check(document["components"]!["schemas"]![schema]!, value, "$")];

    private IEnumerable<string> Check(JsonNode schema, JsonNode? value, string at)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            return Check(reference[2..].Split('/').Aggregate((JsonNode)document, (node, step) => node[step]!), value, at);
        }

        return WrongType(schema, value) is { } wrong ? [$"{at}: {wrong}"]
            : [.. Alternatives(schema, value, at), .. Scalar(schema, value, at), .. Object(schema, value as JsonObject, at), .. Array(schema, value as JsonArray, at)];
    }

    private static string? WrongType(JsonNode schema, JsonNode? value)
    {
        string[] allowed = schema["type"] switch { null => [], JsonArray several => [.. several.Select(type => (string)type!)], var one => [(string)one!] };
        var found = value?.GetValueKind() switch
        {
            null or JsonValueKind.Null => "null",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Number => "number",
            var kind => kind.ToString()!.ToLowerInvariant(),
        };
        return allowed.Length == 0 || allowed.Contains(found) || (found == "number" && allowed.Contains("integer")) ? null : $"{found} is not {string.Join('|', allowed)}";
    }

    private IEnumerable<string> Alternatives(JsonNode schema, JsonNode? value, string at)
    {
        foreach (var part in schema["allOf"] as JsonArray ?? [])
        {
            foreach (var wrong in Check(part!, value, at))
            {
                yield return wrong;
            }
        }

        foreach (var key in new[] { "oneOf", "anyOf" })
        {
            if (schema[key] is JsonArray several && several.Select(one => Check(one!, value, at).ToList()).ToList() is var outcomes && outcomes.All(outcome => outcome.Count > 0))
            {
                yield return $"{at}: none of {key}: {string.Join("; ", outcomes.Select(outcome => outcome[0]))}";
            }
        }
    }

    private static IEnumerable<string> Scalar(JsonNode schema, JsonNode? value, string at)
    {
        if (value is not JsonValue scalar)
        {
            yield break;
        }

        if (schema["enum"] is JsonArray allowed && !allowed.Any(one => JsonNode.DeepEquals(one, value)))
        {
            yield return $"{at}: {value} is not in the enum";
        }

        if (scalar.TryGetValue<string>(out var text))
        {
            if (text.Length < ((int?)schema["minLength"] ?? 0) || text.Length > ((int?)schema["maxLength"] ?? int.MaxValue))
            {
                yield return $"{at}: wrong length {text.Length}";
            }

            if ((string?)schema["pattern"] is { } pattern && !Regex.IsMatch(text, pattern))
            {
                yield return $"{at}: {text} does not match {pattern}";
            }
        }
    }

    private IEnumerable<string> Object(JsonNode schema, JsonObject? value, string at)
    {
        if (value is null)
        {
            return [];
        }

        var known = schema["properties"] as JsonObject ?? [];
        var missing = (schema["required"] as JsonArray ?? []).Select(name => (string)name!).Where(name => !value.ContainsKey(name)).Select(name => $"{at}.{name} is missing");
        var unknown = schema["additionalProperties"] is JsonValue closed && closed.GetValueKind() == JsonValueKind.False
            ? value.Select(pair => pair.Key).Where(key => !known.ContainsKey(key)).Select(key => $"{at}.{key} is not in the schema")
            : [];
        return [.. missing, .. unknown, .. value.Where(pair => known[pair.Key] is not null).SelectMany(pair => Check(known[pair.Key]!, pair.Value, $"{at}.{pair.Key}"))];
    }

    private IEnumerable<string> Array(JsonNode schema, JsonArray? value, string at) =>
        value is null ? []
        : value.Count > ((int?)schema["maxItems"] ?? int.MaxValue) ? [$"{at}: {value.Count} items"]
        : schema["items"] is { } items ? value.SelectMany((item, index) => Check(items, item, $"{at}[{index}]")) : [];
}
