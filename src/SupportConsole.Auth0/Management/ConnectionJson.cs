using System.Text.Json.Nodes;
using SupportConsole.Auth0.Wire;
using SupportConsole.Federation.Names;

namespace SupportConsole.Auth0.Management;

/// <summary>A connection as the wire shows it, and back.</summary>
internal static class ConnectionJson
{
    /// <summary>What is asked for where options, and with them secrets, are not needed.</summary>
    public const string FieldsWithoutOptions = "id,name,strategy,display_name,metadata";

    public const int MaxNameLength = 1024;

    /// <summary>Null where it is no connection.</summary>
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

    /// <summary>Reads an answer that is one connection.</summary>
    public static Result<TenantConnection> ReadOrProblem(Answer answer, string doing, TenantEffect effect) =>
        Read(answer.Body, answer.RequestId) is { } connection ? connection : Unexpected(answer, doing, effect);

    /// <summary>JSON, but not of the shape that Auth0 documents.</summary>
    public static TenantProblem Unexpected(Answer answer, string doing, TenantEffect effect) => ErrorMap.Problem(
        TenantProblemKind.Unreadable,
        $"The answer while {doing} was JSON of another shape than Auth0's (status {answer.Status}).",
        ErrorMap.AfterDoubt(effect == TenantEffect.Unknown, "Check for a proxy between the console and Auth0, and Auth0:BaseAddress; try again."),
        effect) with
    { Status = answer.Status, RequestId = answer.RequestId };

    /// <summary>The whole map, with null for what is to go: whether Auth0 merges or replaces is not documented.</summary>
    public static JsonObject Metadata(IReadOnlyDictionary<string, string> former, IReadOnlyDictionary<string, string> wanted)
    {
        var json = new JsonObject(wanted.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        foreach (var gone in former.Keys.Where(key => !wanted.ContainsKey(key)))
        {
            json[gone] = null;
        }

        return json;
    }

    private static Dictionary<string, string> Metadata(JsonObject? json) =>
        (json ?? []).Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value is JsonValue value && value.TryGetValue<string>(out var text) ? text : pair.Value!.ToJsonString());
}
