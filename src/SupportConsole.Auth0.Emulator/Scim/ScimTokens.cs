using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Scim;

/// <summary>SCIM tokens, two at most for a connection. The token itself is shown once, when it is created. In memory only.</summary>
internal sealed class ScimTokens(TimeProvider time)
{
    private const string Path = "/connections/{id}/scim-configuration/tokens";
    private const int Most = 2;

    private static readonly Struct Body = new(new()
    {
        ["scopes"] = new ListOf(Text.Of(1, 100)),
        ["token_lifetime"] = new Anything { Nullable = true },
    })
    { Closed = true };

    private readonly ConcurrentDictionary<string, List<JsonObject>> byConnection = [];

    /// <param name="with">Runs the work on the connection of a call, under the store's lock, or answers that there is none.</param>
    public void Map(ApiRoutes api, Func<ApiCall, Func<StoredConnection, JsonObject?, Answer>, Answer> with)
    {
        api.Map("GET", Path, ["read:scim_token"], call => with(call, (connection, _) =>
            Answer.Ok(new JsonArray([.. Of(connection).Select(token => token.DeepClone())]))));
        api.Map("POST", Path, ["create:scim_token"], async call =>
        {
            var (body, refusal) = await call.ReadBodyAsync(Body);
            return refusal ?? with(call, (connection, scim) => scim is null ? ApiError.NotFound : Create(connection, body!));
        });
        api.Map("DELETE", Path + "/{token}", ["delete:scim_token"], call => with(call, (connection, _) =>
        {
            Of(connection).RemoveAll(token => token["token_id"]!.GetValue<string>() == call.Route("token"));
            return Answer.NoContent;
        }));
    }

    private List<JsonObject> Of(StoredConnection connection) => byConnection.GetOrAdd(connection.Id, _ => []);

    private Answer Create(StoredConnection connection, JsonNode body)
    {
        if (Of(connection).Count >= Most)
        {
            return ApiError.Of(409, "Maximum number of SCIM tokens reached for this connection.");
        }

        var id = ConnectionIds.New("tok_");
        var token = new JsonObject
        {
            ["token_id"] = id,
            ["created_at"] = WireTime.Of(time.GetUtcNow()),
            ["scopes"] = body["scopes"]?.DeepClone() ?? new JsonArray(),
        };
        Of(connection).Add(token);
        var shown = token.DeepClone().AsObject();
        shown["token"] = $"{id}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";
        return new Answer(201, shown);
    }
}
