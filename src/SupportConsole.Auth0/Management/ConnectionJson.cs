using System.Text.Json.Nodes;
using SupportConsole.Auth0.Wire;
using SupportConsole.Federation.Names;

namespace SupportConsole.Auth0.Management;

internal static class ConnectionJson
{
    // Options hold secrets: they are requested only if they are needed.
    public const string FieldsWithoutOptions = "id,name,strategy,display_name,metadata";

    public const int MaxNameLength = 1024;

    public static TenantConnection? Read(JsonNode? node, string? requestId)
    {
        var json = node as JsonObject;
        return json.Text("id") is { Length: > 0 and <= ConnectionId.MaxLength } id
            && json.Text("name") is { Length: > 0 and <= MaxNameLength } name
            && json.Text("strategy") is { Length: > 0 } strategy
            && json!["options"] is null or JsonObject
            && json["metadata"] is null or JsonObject
            ? new TenantConnection
            {
                Id = new ConnectionId(id),
                Name = ConnectionName.FromTenant(name),
                Strategy = strategy,
                DisplayName = json.Text("display_name"),
                Metadata = Metadata(json["metadata"] as JsonObject),
                Options = json["options"] is JsonObject options ? new ConnectionOptions(options) : null,
                RequestId = requestId,
            }
            : null;
    }

    public static Result<TenantConnection> ReadOrProblem(Answer answer, string doing, TenantEffect effect) =>
        Read(answer.Body, answer.RequestId) is { } connection ? connection : Unexpected(answer, doing, effect);

    /// <summary>The answer is JSON, but not as Auth0 documents it.</summary>
    public static TenantProblem Unexpected(Answer answer, string doing, TenantEffect effect) => ErrorMap.Problem(
        TenantProblemKind.Unreadable,
        $"The answer while {doing} was JSON that Auth0 does not send (status {answer.Status}).",
        ErrorMap.AfterDoubt(effect == TenantEffect.Unknown, "Check Auth0:BaseAddress and any proxy, then try again."),
        effect) with
    { Status = answer.Status, RequestId = answer.RequestId };

    /// <summary>The whole map, with null for each removed key: Auth0 does not document whether it merges or replaces.</summary>
    public static JsonObject Metadata(IReadOnlyDictionary<string, string> current, IReadOnlyDictionary<string, string> wanted)
    {
        var json = new JsonObject(wanted.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        foreach (var removed in current.Keys.Where(key => !wanted.ContainsKey(key)))
        {
            json[removed] = null;
        }

        return json;
    }

    private static Dictionary<string, string> Metadata(JsonObject? json) => (json ?? [])
        .Where(pair => pair.Value is not null)
        .ToDictionary(pair => pair.Key, pair => json.Text(pair.Key) ?? pair.Value!.ToJsonString());
}
