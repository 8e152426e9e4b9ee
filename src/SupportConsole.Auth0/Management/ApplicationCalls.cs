using System.Text.Json.Nodes;
using SupportConsole.Auth0.Wire;

namespace SupportConsole.Auth0.Management;

/// <summary>/clients, and /connections/{id}/clients: the applications, and those for which a connection is enabled.</summary>
internal sealed class ApplicationCalls(ManagementApi api)
{
    private const int MostAtOnce = 50;

    public Task<Result<IReadOnlyList<TenantApplication>>> ListAsync(CancellationToken cancellationToken) => Pages.ReadAllAsync(
        api,
        "listing applications",
        (from, endpoints, token, cancel) => endpoints.ListClientsAsync(from, token, cancel),
        "clients",
        item => item.Text("client_id") is { Length: > 0 } id
            ? new TenantApplication(id, item.Text("name") ?? id, item.Text("app_type"))
            : null,
        cancellationToken);

    /// <summary>
    /// Creates a public application: PKCE proves who redeems the code, so that no secret has to be kept anywhere. Sent once.
    /// </summary>
    public async Task<Result<TenantApplication>> CreateForSignInTestsAsync(
        string name,
        IReadOnlyList<string> callbacks,
        CancellationToken cancellationToken)
    {
        const string doing = "creating the application for test sign-ins";
        var body = new JsonObject
        {
            ["name"] = name,
            ["description"] = "SupportConsole tests sign-ins with it. It gives access to nothing.",
            ["app_type"] = "spa",
            ["token_endpoint_auth_method"] = "none",
            ["oidc_conformant"] = true,
            ["grant_types"] = new JsonArray("authorization_code"),
            ["callbacks"] = new JsonArray([.. callbacks.Select(callback => (JsonNode)callback)]),
        };
        var call = new Call(doing, (endpoints, token, cancel) => endpoints.CreateClientAsync(body, token, cancel))
        {
            Body = body,
            IsWrite = true,
            IsRepeatable = false,
        };
        if (!(await api.SendAsync(call, cancellationToken)).TryGet(out var answer, out var problem))
        {
            return problem;
        }

        var created = answer.Body as JsonObject;
        return created.Text("client_id") is { Length: > 0 } id
            ? new TenantApplication(id, created.Text("name") ?? name, created.Text("app_type"))
            : ConnectionJson.Unexpected(answer, doing, TenantEffect.Unknown);
    }

    public async Task<Result<IReadOnlyList<string>>> ListCallbacksAsync(string clientId, CancellationToken cancellationToken)
    {
        const string doing = "reading the callback URLs of the application for test sign-ins";
        var call = new Call(doing, (endpoints, token, cancel) => endpoints.GetClientAsync(clientId, "client_id,callbacks", token, cancel));
        return (await api.SendAsync(call, cancellationToken)).Map<IReadOnlyList<string>>(
            answer => [.. ((answer.Body as JsonObject)?["callbacks"] as JsonArray ?? []).Select(callback => (string)callback!)]);
    }

    public async Task<Result<Done>> SetCallbacksAsync(
        string clientId,
        IReadOnlyList<string> callbacks,
        CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["callbacks"] = new JsonArray([.. callbacks.Select(callback => (JsonNode)callback)]) };
        var call = new Call(
            "setting the callback URLs of the application for test sign-ins",
            (endpoints, token, cancel) => endpoints.PatchClientAsync(clientId, body, token, cancel))
        {
            Body = body,
            IsWrite = true,
        };
        return (await api.SendAsync(call, cancellationToken)).Map(_ => Done.Instance);
    }

    /// <summary>Auth0 shows the tenant's name beside every application.</summary>
    public async Task<Result<string>> ReadTenantNameAsync(CancellationToken cancellationToken)
    {
        const string doing = "reading the tenant's name";
        var call = new Call(doing, (endpoints, token, cancel) => endpoints.ListClientsAsync(null, token, cancel));
        if (!(await api.SendAsync(call, cancellationToken)).TryGet(out var answer, out var problem))
        {
            return problem;
        }

        var application = Pages.ItemsOf(answer, "clients")?.FirstOrDefault() as JsonObject;
        return application.Text("tenant") is { Length: > 0 } name ? name : ConnectionJson.Unexpected(answer, doing, TenantEffect.None);
    }

    public Task<Result<IReadOnlyList<string>>> ListEnabledAsync(ConnectionId id, CancellationToken cancellationToken) => Pages.ReadAllAsync(
        api,
        "reading which applications the connection is enabled for",
        (from, endpoints, token, cancel) => endpoints.ListEnabledClientsAsync(id, from, token, cancel),
        "clients",
        item => item.Text("client_id"),
        cancellationToken);

    public async Task<Result<Done>> SetEnabledAsync(
        ConnectionId id,
        IReadOnlyDictionary<string, bool> applications,
        CancellationToken cancellationToken)
    {
        var hasBegun = false;
        foreach (var part in applications.OrderBy(pair => pair.Key, StringComparer.Ordinal).Chunk(MostAtOnce))
        {
            var statuses = new JsonArray([.. part.Select(pair => new JsonObject { ["client_id"] = pair.Key, ["status"] = pair.Value })]);
            var call = new Call(
                "enabling the connection for applications",
                (endpoints, token, cancel) => endpoints.SetEnabledClientsAsync(id, statuses, token, cancel))
            {
                Body = statuses,
                IsWrite = true,
            };
            if ((await api.SendAsync(call, cancellationToken)).Problem is { } problem)
            {
                return hasBegun ? (TenantProblem)problem with { Effect = TenantEffect.Unknown } : problem;
            }

            hasBegun = true;
        }

        return Done.Instance;
    }
}
