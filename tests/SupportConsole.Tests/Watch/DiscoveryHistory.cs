using System.Text.Json.Nodes;

namespace SupportConsole.Tests.Watch;

/// <summary>An OpenID provider's discovery document over time, from a seed; see <see cref="MetadataHistory"/>.</summary>
internal sealed class DiscoveryHistory(int seed)
{
    private static readonly (string Name, string Label)[] Addresses =
    [
        ("issuer", "Issuer"), ("authorization_endpoint", "Authorization endpoint"), ("token_endpoint", "Token endpoint"),
        ("jwks_uri", "Keys (JWKS) URL"), ("end_session_endpoint", "Sign-out endpoint"),
    ];

    private readonly Random random = new(seed);
    private readonly Dictionary<string, string> addresses = Addresses.ToDictionary(each => each.Name, each => $"https://op-{seed}.example/{each.Name}");
    private readonly List<string> algorithms = ["RS256", "ES256"];
    private readonly List<string> methods = ["client_secret_post", "client_secret_basic"];

    public string Change()
    {
        switch (random.Next(4))
        {
            case 0:
                algorithms.Add($"X{algorithms.Count}");
                return "ID token algorithms";
            case 1 when methods.Count > 1:
                methods.RemoveAt(0);
                return "Client authentication";
            default:
                var (name, label) = Addresses[random.Next(Addresses.Length)];
                addresses[name] += "/2";
                return label;
        }
    }

    public string Export()
    {
        List<KeyValuePair<string, JsonNode?>> members = [.. addresses.Select(each => KeyValuePair.Create(each.Key, (JsonNode?)each.Value))];
        members.Add(new("id_token_signing_alg_values_supported", List(algorithms)));
        members.Add(new("token_endpoint_auth_methods_supported", List(methods)));
        members.Add(new("scopes_supported", List(["openid", "profile", $"scope-{random.Next(9)}"])));
        members.Add(new("claims_supported", List([$"claim-{random.Next(9)}"])));
        var shuffled = members.ToArray();
        random.Shuffle(shuffled);
        return new JsonObject(shuffled).ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = random.Next(2) == 0 });
    }

    private JsonArray List(IEnumerable<string> values)
    {
        var shuffled = values.ToArray();
        random.Shuffle(shuffled);
        return new JsonArray([.. shuffled.Select(each => (JsonNode?)each)]);
    }
}
