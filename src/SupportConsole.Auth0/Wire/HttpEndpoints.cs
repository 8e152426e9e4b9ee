using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SupportConsole.Auth0.Access;

namespace SupportConsole.Auth0.Wire;

/// <summary>The Management API over plain HTTP: the console's own client.</summary>
internal sealed class HttpEndpoints(HttpExchange http) : IManagementEndpoints
{
    private const string ClientFields = "client_id,name,app_type,tenant";

    public Task<Reply> ListConnectionsAsync(ConnectionQuery query, AccessToken token, CancellationToken cancellationToken)
    {
        var path = $"connections?take={query.Take.ToString(CultureInfo.InvariantCulture)}&fields={query.Fields}&include_fields=true"
            + Parameter("from", query.From)
            + Parameter("name", query.Name)
            + string.Concat(query.Strategies.Select(strategy => Parameter("strategy", strategy)));
        return SendAsync(HttpMethod.Get, path, null, token, cancellationToken);
    }

    public Task<Reply> GetConnectionAsync(ConnectionId id, AccessToken token, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, PathOf(id), null, token, cancellationToken);

    public Task<Reply> CreateConnectionAsync(JsonObject connection, AccessToken token, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, "connections", connection, token, cancellationToken);

    public Task<Reply> PatchConnectionAsync(ConnectionId id, JsonObject changes, AccessToken token, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Patch, PathOf(id), changes, token, cancellationToken);

    public Task<Reply> DeleteConnectionAsync(ConnectionId id, AccessToken token, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Delete, PathOf(id), null, token, cancellationToken);

    public Task<Reply> ListEnabledClientsAsync(ConnectionId id, string? from, AccessToken token, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, $"{PathOf(id)}/clients?take=1000{Parameter("from", from)}", null, token, cancellationToken);

    public Task<Reply> SetEnabledClientsAsync(
        ConnectionId id,
        JsonArray statuses,
        AccessToken token,
        CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Patch, PathOf(id) + "/clients", statuses, token, cancellationToken);

    public Task<Reply> ListClientsAsync(string? from, AccessToken token, CancellationToken cancellationToken)
    {
        var path = $"clients?take=100&fields={ClientFields}&include_fields=true&is_global=false{Parameter("from", from)}";
        return SendAsync(HttpMethod.Get, path, null, token, cancellationToken);
    }

    public Task<Reply> CreateClientAsync(JsonObject client, AccessToken token, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, "clients", client, token, cancellationToken);

    public Task<Reply> GetClientAsync(string clientId, string fields, AccessToken token, CancellationToken cancellationToken) => SendAsync(
        HttpMethod.Get,
        $"clients/{Uri.EscapeDataString(clientId)}?fields={fields}&include_fields=true",
        null,
        token,
        cancellationToken);

    public Task<Reply> PatchClientAsync(string clientId, JsonObject changes, AccessToken token, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Patch, $"clients/{Uri.EscapeDataString(clientId)}", changes, token, cancellationToken);

    public Task<Reply> ListLogsAsync(string? after, int take, AccessToken token, CancellationToken cancellationToken)
    {
        var count = take.ToString(CultureInfo.InvariantCulture);
        var path = after is null ? $"logs?per_page={count}&page=0&sort=date:1" : $"logs?take={count}{Parameter("from", after)}";
        return SendAsync(HttpMethod.Get, path, null, token, cancellationToken);
    }

    public Task<Reply> ListCustomDomainsAsync(string? from, AccessToken token, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, $"custom-domains?take=100{Parameter("from", from)}", null, token, cancellationToken);

    private static string PathOf(ConnectionId id) => "connections/" + Uri.EscapeDataString(id.Value);

    private static string Parameter(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";

    private async Task<Reply> SendAsync(
        HttpMethod method,
        string path,
        JsonNode? body,
        AccessToken token,
        CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, "api/v2/" + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        request.Content = body is null ? null : HttpExchange.Json(body);
        return await http.SendAsync(request, cancellationToken);
    }
}
