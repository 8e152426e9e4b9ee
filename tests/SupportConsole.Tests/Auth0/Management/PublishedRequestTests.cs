using System.Text.Json.Nodes;
using System.Web;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Federation.Names;
using SupportConsole.Tests.Auth0.Emulator.Support;
using SupportConsole.Tests.Auth0.Support;
using static SupportConsole.Tests.Auth0.Support.ConnectedTenant;

namespace SupportConsole.Tests.Auth0.Management;

public sealed class PublishedRequestTests
{
    [Fact]
    public async Task Every_request_is_one_that_Auth0s_description_allows()
    {
        var published = PublishedSchema.FindOrSkip();
        await using var connected = await StartAsync();
        await UseEverythingAsync(connected);

        var api = connected.Emulator.Requests.Where(request => request.Path.StartsWith("/api/v2/", StringComparison.Ordinal)).ToList();
        var wrong = api.SelectMany(request =>
            published.CheckRequest(
                request.Method,
                Template(request.Path),
                HttpUtility.ParseQueryString(request.Query),
                request.Body is { Length: > 0 } body ? JsonNode.Parse(body) : null));

        Assert.Empty(wrong);
        Assert.Equal(
            [
                "DELETE /connections/{id}", "GET /clients", "GET /connections", "GET /connections/{id}",
                "GET /connections/{id}/clients", "GET /custom-domains",
                "PATCH /connections/{id}", "PATCH /connections/{id}/clients", "POST /connections",
            ],
            api.Select(request => $"{request.Method} {Template(request.Path)}").Distinct().Order(StringComparer.Ordinal));
    }

    private static async Task UseEverythingAsync(ConnectedTenant connected)
    {
        using var certificate = Bodies.Certificate();
        var client = EmulatedClient.Defaults[0].ClientId;
        var saml = new NewConnection(
            ConnectionName.Parse("acme-saml").Value,
            "samlp",
            "Acme",
            new ConnectionOptions(Bodies.SamlOptions(certificate)),
            new Dictionary<string, string>());
        foreach (var connection in new[] { Oidc(), saml })
        {
            var created = await connected.CreateAsync(connection);
            await connected.Tenant.FindConnectionAsync(created.Name, Token);
            var edit = new OptionsEdit().Set("domain_aliases", new JsonArray("acme.example"));
            Assert.True((await connected.Tenant.ReplaceOptionsAsync(
                await connected.ReadAsync(created.Id),
                edit,
                new Dictionary<string, string> { ["k"] = "v" },
                Token)).IsOk);
            await connected.Tenant.UpdateLabelsAsync(created.Called("Acme Corp"), new Dictionary<string, string>(), Token);
            await connected.Tenant.SetEnabledApplicationsAsync(created.Id, new Dictionary<string, bool> { [client] = true }, Token);
            await connected.Tenant.ListEnabledApplicationsAsync(created.Id, Token);
        }

        var first = (await connected.Tenant.ListConnectionsAsync(
            new ConnectionListRequest(Take: 1, WithOptions: true, Strategies: ["oidc", "samlp"]),
            Token)).Value;
        await connected.Tenant.ListConnectionsAsync(new ConnectionListRequest(first.Next, 1), Token);
        await connected.Tenant.ListApplicationsAsync(Token);
        await connected.Tenant.ReadTenantNameAsync(Token);
        await connected.Tenant.ListCustomDomainsAsync(Token);
        await connected.Tenant.DeleteConnectionAsync(first.Connections[0].Id, Token);
    }

    private static string Template(string path)
    {
        var parts = path["/api/v2".Length..].Split('/');
        return string.Join('/', parts.Select(part => part.StartsWith("con_", StringComparison.Ordinal) ? "{id}" : part));
    }
}
