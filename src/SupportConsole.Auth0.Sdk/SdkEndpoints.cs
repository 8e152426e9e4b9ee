using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0.ManagementApi;
using Auth0.ManagementApi.Connections;
using Auth0.ManagementApi.Core;
using SupportConsole.Auth0.Access;
using SupportConsole.Auth0.Wire;

namespace SupportConsole.Auth0.Sdk;

/// <summary>The Management API through <c>Auth0.ManagementApi</c>.</summary>
internal sealed class SdkEndpoints(SdkExchange exchange) : IManagementEndpoints
{
    private const int ClientsPerPage = 100;
    private const int EnabledClientsPerPage = 1000;
    private static readonly KeyValuePair<string, string>[] NoQuery = [];

    public Task<Reply> ListConnectionsAsync(ConnectionQuery query, AccessToken token, CancellationToken cancellationToken)
    {
        var request = new ListConnectionsQueryParameters
        {
            IncludeTotals = default,
            Take = query.Take,
            From = OrAbsent(query.From),
            Name = OrAbsent(query.Name),
            Strategy = [.. query.Strategies.Select(strategy => (ConnectionStrategyEnum?)new ConnectionStrategyEnum(strategy))],
            Fields = query.Fields,
            IncludeFields = true,
        };
        return exchange.SendAsync(
            token,
            async (sdk, options, running) => JsonOf((await sdk.Connections.ListAsync(request, options, running)).CurrentPage.Response),
            NoQuery,
            cancellationToken);
    }

    public Task<Reply> GetConnectionAsync(ConnectionId id, AccessToken token, CancellationToken cancellationToken) => exchange.SendAsync(
        token,
        async (sdk, options, running) =>
            JsonOf(await sdk.Connections.GetAsync(id.Value, new GetConnectionRequestParameters(), options, running)),
        NoQuery,
        cancellationToken);

    public Task<Reply> CreateConnectionAsync(JsonObject connection, AccessToken token, CancellationToken cancellationToken)
    {
        var request = new CreateConnectionRequestContent
        {
            Name = (string)connection["name"]!,
            DisplayName = (string?)connection["display_name"],
            Strategy = new ConnectionIdentityProviderEnum((string)connection["strategy"]!),
            Options = new ConnectionPropertiesOptions { AdditionalProperties = Unchanged(connection["options"]!) },
            Metadata = MetadataOf(connection),
        };
        return exchange.SendAsync(
            token,
            async (sdk, options, running) => JsonOf(await sdk.Connections.CreateAsync(request, options, running)),
            NoQuery,
            cancellationToken);
    }

    public Task<Reply> PatchConnectionAsync(ConnectionId id, JsonObject changes, AccessToken token, CancellationToken cancellationToken)
    {
        var request = new UpdateConnectionRequestContent
        {
            DisplayName = (string?)changes["display_name"],
            Metadata = MetadataOf(changes),
        };
        if (changes["options"] is { } replacement)
        {
            request.Options = new UpdateConnectionOptions { AdditionalProperties = Unchanged(replacement) };
        }

        return exchange.SendAsync(
            token,
            async (sdk, options, running) => JsonOf(await sdk.Connections.UpdateAsync(id.Value, request, options, running)),
            NoQuery,
            cancellationToken);
    }

    public Task<Reply> DeleteConnectionAsync(ConnectionId id, AccessToken token, CancellationToken cancellationToken) => exchange.SendAsync(
        token,
        async (sdk, options, running) =>
        {
            await sdk.Connections.DeleteAsync(id.Value, options, running);
            return null;
        },
        NoQuery,
        cancellationToken);

    public Task<Reply> ListEnabledClientsAsync(ConnectionId id, string? from, AccessToken token, CancellationToken cancellationToken)
    {
        var request = new GetConnectionEnabledClientsRequestParameters { Take = EnabledClientsPerPage, From = OrAbsent(from) };
        return exchange.SendAsync(
            token,
            async (sdk, options, running) =>
                JsonOf((await sdk.Connections.Clients.GetAsync(id.Value, request, options, running)).CurrentPage.Response),
            NoQuery,
            cancellationToken);
    }

    public Task<Reply> SetEnabledClientsAsync(
        ConnectionId id,
        JsonArray statuses,
        AccessToken token,
        CancellationToken cancellationToken)
    {
        var request = statuses.Select(item => new UpdateEnabledClientConnectionsRequestContentItem
        {
            ClientId = (string)item!["client_id"]!,
            Status = (bool)item["status"]!,
        });
        return exchange.SendAsync(
            token,
            async (sdk, options, running) =>
            {
                await sdk.Connections.Clients.UpdateAsync(id.Value, request, options, running);
                return null;
            },
            NoQuery,
            cancellationToken);
    }

    /// <summary>The SDK pages clients by number, up to 1,000 of them, so the checkpoint goes along as an additional parameter.</summary>
    public Task<Reply> ListClientsAsync(string? from, AccessToken token, CancellationToken cancellationToken)
    {
        var request = new ListClientsRequestParameters
        {
            Fields = "client_id,name,app_type,tenant",
            IncludeFields = true,
            IsGlobal = false,
            Page = default,
            PerPage = default,
            IncludeTotals = default,
        };
        var checkpoint = new Dictionary<string, string> { ["take"] = $"{ClientsPerPage}" };
        if (from is not null)
        {
            checkpoint["from"] = from;
        }

        return exchange.SendAsync(
            token,
            async (sdk, options, running) => JsonOf((await sdk.Clients.ListAsync(request, options, running)).CurrentPage.Response),
            checkpoint,
            cancellationToken);
    }

    /// <summary>The SDK reads the bare array that Auth0 answers to a request without paging.</summary>
    public Task<Reply> ListCustomDomainsAsync(string? from, AccessToken token, CancellationToken cancellationToken) => exchange.SendAsync(
        token,
        async (sdk, options, running) =>
        {
            var domains = await sdk.CustomDomains.ListAsync(new ListCustomDomainsRequestParameters(), options, running);
            return new JsonArray([.. domains.Select(JsonOf)]);
        },
        NoQuery,
        cancellationToken);

    public Task<Reply> CreateClientAsync(JsonObject client, AccessToken token, CancellationToken cancellationToken)
    {
        var request = new CreateClientRequestContent
        {
            Name = (string)client["name"]!,
            Description = (string?)client["description"],
            Callbacks = [.. client["callbacks"]!.AsArray().Select(callback => (string)callback!)],
            GrantTypes = [.. client["grant_types"]!.AsArray().Select(grant => (string)grant!)],
            AppType = new ClientAppTypeEnum((string)client["app_type"]!),
            TokenEndpointAuthMethod = new ClientTokenEndpointAuthMethodEnum((string)client["token_endpoint_auth_method"]!),
            OidcConformant = true,
        };
        return exchange.SendAsync(
            token,
            async (sdk, options, running) => JsonOf(await sdk.Clients.CreateAsync(request, options, running)),
            NoQuery,
            cancellationToken);
    }

    public Task<Reply> GetClientAsync(string clientId, string fields, AccessToken token, CancellationToken cancellationToken) => exchange.SendAsync(
        token,
        async (sdk, options, running) =>
            JsonOf(await sdk.Clients.GetAsync(clientId, new GetClientRequestParameters { Fields = fields, IncludeFields = true }, options, running)),
        NoQuery,
        cancellationToken);

    public Task<Reply> PatchClientAsync(string clientId, JsonObject changes, AccessToken token, CancellationToken cancellationToken)
    {
        var request = new UpdateClientRequestContent
        {
            Callbacks = changes["callbacks"]!.AsArray().Select(callback => (string)callback!).ToList(),
        };
        return exchange.SendAsync(
            token,
            async (sdk, options, running) => JsonOf(await sdk.Clients.UpdateAsync(clientId, request, options, running)),
            NoQuery,
            cancellationToken);
    }

    /// <summary>
    /// The SDK knows no checkpoint and expects a page with totals. Auth0 answers an array, so the SDK can't read it; the recorded answer is
    /// used as it came.
    /// </summary>
    public Task<Reply> ListLogsAsync(string? after, int take, AccessToken token, CancellationToken cancellationToken)
    {
        var count = take.ToString(System.Globalization.CultureInfo.InvariantCulture);
        KeyValuePair<string, string>[] query = after is null
            ? [new("per_page", count), new("page", "0"), new("sort", "date:1")]
            : [new("take", count), new("from", after)];
        var request = new ListLogsRequestParameters { Page = default, PerPage = default, IncludeTotals = default };
        return exchange.SendAsync(
            token,
            async (sdk, options, running) =>
            {
                await sdk.Logs.ListAsync(request, options, running);
                return null;
            },
            query,
            cancellationToken);
    }

    private static Optional<string?> OrAbsent(string? value) => value is null ? default : value;

    private static Dictionary<string, string?>? MetadataOf(JsonObject body) =>
        (body["metadata"] as JsonObject)?.ToDictionary(pair => pair.Key, pair => (string?)pair.Value);

    /// <summary>Options go as additional properties, raw: the SDK knows the keys of database connections only.</summary>
    private static AdditionalProperties Unchanged(JsonNode options) => new(
        JsonSerializer.SerializeToElement(options, HttpExchange.AsItIs).EnumerateObject()
            .ToDictionary(property => property.Name, object? (property) => property.Value));

    /// <summary>The SDK's types write themselves as JSON, keys that they do not know included.</summary>
    private static JsonNode? JsonOf(object? response) => response?.ToString() is { Length: > 0 } json ? JsonNode.Parse(json) : null;
}
