using System.Text.Json.Nodes;
using SupportConsole.App.Parts;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Tests.Auth0.Emulator.Support;

namespace SupportConsole.Tests.Auth0.Emulator;

public sealed class PublishedDescriptionTests
{
    private const string One = "/connections/{id}";

    [Fact]
    public async Task The_answers_are_what_Auth0s_description_says()
    {
        var published = PublishedSchema.FindOrSkip();
        await using var running = await RunningTenant.StartAsync();
        using var certificate = Bodies.Certificate();
        var wrong = new List<string>();

        foreach (var body in new[] { Bodies.Oidc(), Bodies.Saml(certificate) })
        {
            body["metadata"] = new JsonObject { ["k"] = "v" };
            var created = await running.PostAsync("connections", body);
            var id = (string)created.Json["id"]!;
            wrong.AddRange(Check(published, "POST", "/connections", created));
            wrong.AddRange(Check(published, "GET", One, await running.GetAsync($"connections/{id}")));
            wrong.AddRange(Check(published, "PATCH", One, await running.PatchAsync($"connections/{id}", new JsonObject { ["options"] = body["options"]!.DeepClone() })));
            var enabling = new JsonArray(new JsonObject { ["client_id"] = EmulatedClient.Defaults[0].ClientId, ["status"] = true });
            wrong.AddRange(Check(published, "PATCH", One + "/clients", await running.PatchAsync($"connections/{id}/clients", enabling)));
            wrong.AddRange(Check(published, "GET", One + "/clients", await running.GetAsync($"connections/{id}/clients")));
        }

        foreach (var path in new[] { "/connections?take=1", "/connections?per_page=1", "/connections?per_page=1&include_totals=true", "/clients", "/clients?take=1", "/custom-domains", "/tenants/settings", "/logs" })
        {
            wrong.AddRange(Check(published, "GET", path.Split('?')[0], await running.GetAsync(path[1..])));
        }

        var name = running.Tenant.Dashboard.Find("acme-saml")!["id"];
        wrong.AddRange(Check(published, "DELETE", One, await running.DeleteAsync($"connections/{name}")));
        wrong.AddRange(Check(published, "DELETE", One, await running.DeleteAsync($"connections/{name}")));
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_options_are_what_the_strategys_own_schema_says()
    {
        var published = PublishedSchema.FindOrSkip();
        await using var running = await RunningTenant.StartAsync();
        using var certificate = Bodies.Certificate();

        var oidc = await running.CreateAsync(Bodies.Oidc());
        var saml = await running.CreateAsync(Bodies.Saml(certificate));

        Assert.Empty(published.Check("ConnectionOptionsOIDC", oidc["options"]));
        Assert.Empty(published.Check("ConnectionOptionsSAML", saml["options"]));
    }

    [Theory]
    [InlineData("ConnectionOptionsOIDC", """{"client_id":"x","scope":"x"}""", "$.scope: wrong length 1")]
    [InlineData("ConnectionOptionsSAML", """{"signInEndpoint":"http://x.example"}""", "does not match")]
    [InlineData("ConnectionForList", """{"colour":"red"}""", "$.colour is not in the schema")]
    public void The_check_itself_finds_what_is_wrong(string schema, string value, string expected) =>
        Assert.Contains(expected, string.Join('\n', PublishedSchema.FindOrSkip().Check(schema, JsonNode.Parse(value))), StringComparison.Ordinal);

    /// <summary>
    /// The real service sends what the published schemas forbid: a connection's provisioning ticket, the age of a domain, and the names of
    /// verification methods in capitals.
    /// </summary>
    private static IEnumerable<string> Check(PublishedSchema published, string method, string path, Reply reply)
    {
        var body = reply.Text.Length == 0 ? null : reply.Json;
        var shown = body is JsonObject envelope && envelope["connections"] is JsonArray list ? list : body as JsonArray ?? [body?.DeepClone()];
        foreach (var connection in shown.OfType<JsonObject>())
        {
            connection.Remove("provisioning_ticket_url");
            connection.Remove("created_at");
            foreach (var verified in (connection["verification"]?["methods"] as JsonArray ?? []).OfType<JsonObject>())
            {
                verified["name"] = ((string)verified["name"]!).ToLowerInvariant();
            }
        }

        (body as JsonObject)?.Remove("provisioning_ticket_url");
        return published.CheckAnswer(method, path, reply.Status, body).Select(wrong => $"{method} {path} {reply.Status} {wrong}");
    }
}
