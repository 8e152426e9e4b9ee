using System.Text.Json.Nodes;
using SupportConsole.Auth0.Access;

namespace SupportConsole.Auth0.Wire;

/// <summary>
/// The endpoints of the Management API that the console uses. A method sends one request once: renewing the token, repeating, waiting for a
/// rate limit and translating errors happen above. <see cref="HttpEndpoints"/> is the console's own client; the official SDK is the other.
/// </summary>
internal interface IManagementEndpoints
{
    Task<Reply> ListConnectionsAsync(ConnectionQuery query, AccessToken token, CancellationToken cancellationToken);

    Task<Reply> GetConnectionAsync(ConnectionId id, AccessToken token, CancellationToken cancellationToken);

    Task<Reply> CreateConnectionAsync(JsonObject connection, AccessToken token, CancellationToken cancellationToken);

    Task<Reply> PatchConnectionAsync(ConnectionId id, JsonObject changes, AccessToken token, CancellationToken cancellationToken);

    Task<Reply> DeleteConnectionAsync(ConnectionId id, AccessToken token, CancellationToken cancellationToken);

    /// <summary>Answers <c>{"clients":[…],"next":"…"}</c>.</summary>
    /// <param name="from">The <c>next</c> of the previous page; null for the first page.</param>
    /// <param name="token">The console's token.</param>
    Task<Reply> ListEnabledClientsAsync(ConnectionId id, string? from, AccessToken token, CancellationToken cancellationToken);

    /// <param name="statuses">At most 50 of <c>{"client_id":"…","status":true}</c>.</param>
    /// <param name="token">The console's token.</param>
    Task<Reply> SetEnabledClientsAsync(ConnectionId id, JsonArray statuses, AccessToken token, CancellationToken cancellationToken);

    /// <summary>Answers <c>{"clients":[…],"next":"…"}</c> with client_id, name, app_type and tenant of each.</summary>
    /// <param name="from">The <c>next</c> of the previous page; null for the first page.</param>
    /// <param name="token">The console's token.</param>
    Task<Reply> ListClientsAsync(string? from, AccessToken token, CancellationToken cancellationToken);

    /// <param name="client">The application as Auth0 takes it: name, type, callbacks.</param>
    /// <param name="token">The console's token.</param>
    Task<Reply> CreateClientAsync(JsonObject client, AccessToken token, CancellationToken cancellationToken);

    /// <param name="fields">The fields to read, separated by commas.</param>
    /// <param name="token">The console's token.</param>
    Task<Reply> GetClientAsync(string clientId, string fields, AccessToken token, CancellationToken cancellationToken);

    /// <param name="changes">The fields to replace: <c>callbacks</c>.</param>
    /// <param name="token">The console's token.</param>
    Task<Reply> PatchClientAsync(string clientId, JsonObject changes, AccessToken token, CancellationToken cancellationToken);

    /// <summary>Answers an array of log entries, oldest first.</summary>
    /// <param name="after">The ID of the entry before the first; null for the oldest that Auth0 keeps.</param>
    /// <param name="take">At most 100.</param>
    /// <param name="token">The console's token.</param>
    Task<Reply> ListLogsAsync(string? after, int take, AccessToken token, CancellationToken cancellationToken);

    /// <summary>Answers <c>{"custom_domains":[…],"next":"…"}</c>, or the bare array if the tenant does not page.</summary>
    /// <param name="from">The <c>next</c> of the previous page; null for the first page.</param>
    /// <param name="token">The console's token.</param>
    Task<Reply> ListCustomDomainsAsync(string? from, AccessToken token, CancellationToken cancellationToken);
}

/// <param name="Take">Connections a page.</param>
/// <param name="Fields">The fields to answer, separated by commas. Leaving out <c>options</c> keeps secrets off the wire.</param>
/// <param name="From">The checkpoint of the previous page; null for the first page.</param>
/// <param name="Name">Only the connection of that name; null for all.</param>
/// <param name="Strategies">Only connections of these strategies; empty for all.</param>
internal sealed record ConnectionQuery(int Take, string Fields, string? From, string? Name, IReadOnlyList<string> Strategies);
