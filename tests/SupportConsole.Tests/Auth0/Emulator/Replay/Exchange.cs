using System.Text.Json.Nodes;

namespace SupportConsole.Tests.Auth0.Emulator.Replay;

/// <summary>A request to the real service and its answer, as recorded.</summary>
public sealed record Exchange(int Number, string Method, string Target, JsonNode? Request, int Status, JsonNode? Response)
{
    private static readonly string[] Resources = ["connections", "clients", "custom-domains", "keys"];

    /// <summary>The target without its query.</summary>
    public string Path => Target.Split('?')[0];

    /// <summary>What the exchange is about, without IDs: <c>connections</c>, <c>connections/clients</c>, <c>organizations</c>…</summary>
    public string Resource => string.Join('/', Steps.Where((_, index) => index != 1 || !HasId));

    /// <summary>Whether the exchange belongs to the resources that the emulator answers for.</summary>
    public bool IsAboutConnections => Resources.Contains(Steps[0]);

    /// <summary>Whether the exchange is about this resource or one below it.</summary>
    public bool IsUnder(string resource) => $"{Resource}/".StartsWith(resource + "/", StringComparison.Ordinal);

    public bool ShowsConnections => Resource is "connections" or "clients/connections";

    public bool IsCreation => Method == "POST" && Resource is "connections" or "clients" or "custom-domains";

    private bool HasId => Steps is [_, not ("default" or "signing"), ..];

    private string[] Steps => Path["/api/v2/".Length..].Split('/');

    public static Exchange Read(JsonNode recorded, int number) => new(
        number,
        (string)recorded["method"]!,
        (string)recorded["path"]!,
        recorded["request"]?.DeepClone(),
        (int?)recorded["status"] ?? 200,
        recorded["response"]?.DeepClone());

    /// <summary>The resources of one kind that the answer shows, whether alone, in an array or in a list's envelope.</summary>
    public IEnumerable<JsonObject> Shown(string envelope) => Response switch
    {
        JsonArray list => list.OfType<JsonObject>(),
        JsonObject one when one[envelope] is JsonArray list => list.OfType<JsonObject>(),
        JsonObject one => [one],
        _ => [],
    };

    public override string ToString() => $"{Number} {Method} {Target}";
}
