using System.Text.Json.Nodes;
using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Sync.Support;

/// <summary>What happens to options in a tenant: what means nothing, and what means something.</summary>
internal static class Perturbation
{
    private static readonly Dictionary<string, Action<JsonObject, int>> Meaningful = new()
    {
        ["scope"] = (options, number) => options["scope"] = $"openid s{number}",
        ["client_secret"] = (options, number) => options["client_secret"] = $"other-{number}",
        ["client_id"] = (options, number) => options["client_id"] = $"other-{number}",
        ["authorization_endpoint"] = (options, number) => options["authorization_endpoint"] = $"https://other-{number}.example/authorize",
        ["attribute_map"] = (options, _) => options["attribute_map"]!["attributes"]!["name"] = "${context.tokenset.sub}",
        ["icon_url"] = (options, _) => options.Remove("icon_url"),
        ["connection_settings"] = (options, _) => options["connection_settings"]!["pkce"] = "disabled",
        ["signInEndpoint"] = (options, number) => options["signInEndpoint"] = $"https://other-{number}.example/sso",
        ["signingCert"] = (options, number) => options["signingCert"] = (number % 2 == 0 ? MadeCertificates.Two : MadeCertificates.One).ToAuth0SigningCert(),
        ["fieldsMap"] = (options, _) => options["fieldsMap"]!["groups"] = new JsonArray("b", "a"),
        ["signSAMLRequest"] = (options, number) => options["signSAMLRequest"] = number % 2 != 0,
        ["signatureAlgorithm"] = (options, _) => options["signatureAlgorithm"] = "rsa-sha1",
        ["debug"] = (options, _) => options["debug"] = true,
        ["domain_aliases"] = (options, number) => options["domain_aliases"] = new JsonArray($"c{number}.example"),
        ["decryptionKey"] = (options, number) => options["decryptionKey"] = $"-----BEGIN PRIVATE KEY-----{number}",
        ["never_heard_of"] = (options, number) => options["never_heard_of"] = new JsonObject { ["deep"] = new JsonArray(number) },
        ["gateway"] = (options, number) => options["gateway"]!["api_key"] = $"other-{number}",
    };

    private static readonly string[] Anywhere = ["debug", "domain_aliases", "decryptionKey", "never_heard_of"];

    /// <summary>Changes one thing that matters, and says which key.</summary>
    public static string Change(JsonObject options, int number, Random random)
    {
        var possible = Meaningful.Keys.Where(key => options.ContainsKey(key) || Anywhere.Contains(key)).ToList();
        var key = possible[random.Next(possible.Count)];
        Meaningful[key](options, number);
        return key;
    }

    /// <summary>Changes what means nothing: the order of keys and of sets, derived keys, defaults that Auth0 adds or leaves out, another way to write a number.</summary>
    public static void Rewrite(JsonObject options, Random random)
    {
        var pairs = options.Select(pair => (pair.Key, Value: Shuffled(pair.Key, pair.Value, random))).ToArray();
        random.Shuffle(pairs);
        options.Clear();
        foreach (var (key, value) in pairs)
        {
            options[key] = value;
        }

        foreach (var (key, value) in OptionKeys.Defaults.Append(KeyValuePair.Create("attribute_map", "{\"mapping_mode\":\"bind_all\"}")))
        {
            if (!options.ContainsKey(key) && random.Next(2) == 0)
            {
                options[key] = JsonNode.Parse(value);
            }
            else if (JsonNode.DeepEquals(options[key], JsonNode.Parse(value)) && random.Next(2) == 0)
            {
                options.Remove(key);
            }
        }

        options["expires"] = $"20{random.Next(30, 99)}-01-01T00:00:00.000Z";
        options["thumbprints"] = new JsonArray($"{random.Next():x40}");
        options["oidc_metadata"] = new JsonObject { ["fetched"] = random.Next() };
    }

    private static JsonNode? Shuffled(string key, JsonNode? value, Random random)
    {
        switch (value)
        {
            case JsonObject inner:
                var pairs = inner.Select(pair => (pair.Key, Value: Shuffled(pair.Key, pair.Value, random))).ToArray();
                random.Shuffle(pairs);
                return new JsonObject(pairs.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));
            case JsonArray items when OptionKeys.Unordered.Contains(key):
                var order = items.Select(item => item?.DeepClone()).ToArray();
                random.Shuffle(order);
                return new JsonArray(order);
            case JsonValue number when number.GetValueKind() == System.Text.Json.JsonValueKind.Number && random.Next(2) == 0:
                return JsonNode.Parse(number.ToJsonString().Contains('.', StringComparison.Ordinal) ? "30" : $"{number.ToJsonString()}.0");
            default:
                return value?.DeepClone();
        }
    }
}
