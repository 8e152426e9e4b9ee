using System.Text.Json.Nodes;
using SupportConsole.Auth0.Wire;
using SupportConsole.Federation;

namespace SupportConsole.Auth0.Management;

/// <summary>/clients, and /connections/{id}/clients: the applications, and those for which a connection is enabled.</summary>
internal sealed class ApplicationCalls(ManagementApi api)
{
    private const int MostAtOnce = 50;

    public Task<Result<IReadOnlyList<TenantApplication>>> ListAsync(CancellationToken cancellationToken) => Pages.AllAsync(
        api,
        new Call(HttpMethod.Get, "clients?take=100&fields=client_id,name,app_type&include_fields=true&is_global=false", "listing applications"),
        "clients",
        item => item.Text("client_id") is { Length: > 0 } id ? new TenantApplication(id, item.Text("name") ?? id, item.Text("app_type")) : null,
        cancellationToken);

    /// <summary>Auth0 shows the tenant's name beside every application.</summary>
    public async Task<Result<string>> ReadTenantNameAsync(CancellationToken cancellationToken)
    {
        const string doing = "reading the tenant's name";
        var call = new Call(HttpMethod.Get, "clients?take=1&fields=client_id,tenant&include_fields=true", doing);
        if (!(await api.SendAsync(call, cancellationToken)).TryGet(out var answer, out var problem))
        {
            return problem;
        }

        var applications = answer.Body as JsonArray ?? (answer.Body as JsonObject)?["clients"] as JsonArray;
        return applications?.FirstOrDefault() is JsonObject application && application.Text("tenant") is { Length: > 0 } name
            ? name
            : ConnectionJson.Unexpected(answer, doing, TenantEffect.None);
    }

    public Task<Result<IReadOnlyList<string>>> ListEnabledAsync(ConnectionId id, CancellationToken cancellationToken) => Pages.AllAsync(
        api,
        new Call(HttpMethod.Get, ConnectionCalls.PathOf(id) + "/clients?take=1000", "reading for which applications the connection is enabled"),
        "clients",
        item => item.Text("client_id"),
        cancellationToken);

    public async Task<Result<Done>> SetEnabledAsync(ConnectionId id, IReadOnlyDictionary<string, bool> applications, CancellationToken cancellationToken)
    {
        var isBegun = false;
        foreach (var part in applications.OrderBy(pair => pair.Key, StringComparer.Ordinal).Chunk(MostAtOnce))
        {
            var body = new JsonArray([.. part.Select(pair => new JsonObject { ["client_id"] = pair.Key, ["status"] = pair.Value })]);
            var call = new Call(HttpMethod.Patch, ConnectionCalls.PathOf(id) + "/clients", "enabling the connection for applications") { Body = body };
            if ((await api.SendAsync(call, cancellationToken)).Problem is { } problem)
            {
                return isBegun ? (TenantProblem)problem with { Effect = TenantEffect.Unknown } : problem;
            }

            isBegun = true;
        }

        return Done.Instance;
    }
}
