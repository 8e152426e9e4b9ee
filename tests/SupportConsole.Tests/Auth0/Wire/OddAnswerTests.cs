using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Tests.Auth0.Emulator.Support;
using SupportConsole.Tests.Auth0.Support;
using static SupportConsole.Tests.Auth0.Support.ConnectedTenant;

namespace SupportConsole.Tests.Auth0.Wire;

/// <summary>Answers that are almost Auth0's: none passes for a success, and one odd value does not hide a page of connections.</summary>
public sealed class OddAnswerTests
{
    private const string Connection = """{"id":"con_0123456789abcdef","name":"acme-prod","strategy":"oidc","options":{},"metadata":{}}""";

    public static TheoryData<string, int, string, string> NotSuccess => new()
    {
        { "a redirect with JSON", 302, "application/json", Connection },
        { "a permanent redirect", 301, "text/html", "<html></html>" },
        { "not modified", 304, "application/json", "" },
        { "an HTML page", 200, "text/html", "<html><body>Sign in</body></html>" },
        { "nothing", 200, "application/json", "" },
        { "null", 200, "application/json", "null" },
        { "a duplicate key", 200, "application/json", Connection[..^1] + ",\"name\":\"other\"}" },
        { "a duplicate nested key", 200, "application/json", Connection.Replace("{}", """{"a":1,"a":2}""", StringComparison.Ordinal) },
        { "truncated JSON", 200, "application/json", Connection[..40] },
        { "a list", 200, "application/json", $"[{Connection}]" },
        { "a number", 200, "application/json", "42" },
    };

    [Theory]
    [MemberData(nameof(NotSuccess))]
    public async Task A_read_is_not_taken_for_a_success(string what, int status, string type, string body)
    {
        await using var connected = await StartAsync();
        await connected.SignInAsync();
        connected.Emulator.Faults.Add("GET", "/api/v2/connections", Fault.Body(status, type, body), int.MaxValue);

        var problem = ProblemOf(await connected.Tenant.GetConnectionAsync(new ConnectionId("con_0123456789abcdef"), Token));

        Assert.True(problem.Kind == TenantProblemKind.Unreadable, $"{what}: {problem.Kind}");
        Assert.Equal(status, problem.Status);
        Assert.Equal(TenantEffect.None, problem.Effect);
    }

    [Theory]
    [MemberData(nameof(NotSuccess))]
    public async Task A_create_is_in_doubt_and_sent_once(string what, int status, string type, string body)
    {
        await using var connected = await StartAsync();
        await connected.SignInAsync();
        connected.Emulator.Faults.Add("POST", "/api/v2/connections", Fault.Body(status, type, body), int.MaxValue);

        var problem = ProblemOf(await connected.Tenant.CreateConnectionAsync(Oidc(), Token));

        Assert.True(problem.Kind == TenantProblemKind.Unreadable, $"{what}: {problem.Kind}");
        Assert.Equal(TenantEffect.Unknown, problem.Effect);
        Assert.Single(connected.Emulator.Requests);
    }

    [Theory]
    [InlineData("\"show_as_button\":\"yes\"")]
    [InlineData("\"connected_accounts\":{}")]
    [InlineData("\"authentication\":\"off\"")]
    [InlineData("\"realms\":null")]
    [InlineData("\"is_domain_connection\":{\"odd\":true}")]
    public async Task An_odd_field_hides_neither_its_connection_nor_the_page(string field)
    {
        await using var connected = await StartAsync();
        await connected.SignInAsync();
        var odd = Connection.Replace("\"options\":{}", $"\"options\":{{\"kept\":1.50}},{field}", StringComparison.Ordinal);
        var plain = Connection.Replace("con_0", "con_1", StringComparison.Ordinal);
        connected.Emulator.Faults.Add(
            "GET",
            "/api/v2/connections",
            Fault.Body(200, "application/json", $$"""{"connections":[{{odd}},{{plain}}],"next":"checkpoint"}"""));

        var page = (await connected.Tenant.ListConnectionsAsync(new ConnectionListRequest(WithOptions: true), Token)).Value;

        Assert.Equal(["con_0123456789abcdef", "con_1123456789abcdef"], page.Connections.Select(connection => connection.Id.Value));
        Assert.Equal("1.50", page.Connections[0].Options!["kept"]!.ToJsonString());
        Assert.Equal("checkpoint", page.Next);
    }

    [Fact]
    public async Task Metadata_of_another_type_is_read_as_text()
    {
        await using var connected = await StartAsync();
        await connected.SignInAsync();
        var odd = Connection.Replace(
            "\"metadata\":{}",
            """ "metadata":{"number":7,"flag":true,"gone":null,"text":"t"}""",
            StringComparison.Ordinal);
        connected.Emulator.Faults.Add("GET", "/api/v2/connections", Fault.Body(200, "application/json", odd));

        var connection = (await connected.Tenant.GetConnectionAsync(new ConnectionId("con_0123456789abcdef"), Token)).Value;

        Assert.Equal(
            new Dictionary<string, string> { ["number"] = "7", ["flag"] = "true", ["text"] = "t" },
            connection.Metadata);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_not_read()
    {
        await using var connected = await StartAsync();
        await connected.SignInAsync();
        var tooLarge = Connection.Replace("acme-prod", new string('x', 65 * 1024 * 1024), StringComparison.Ordinal);
        connected.Emulator.Faults.Add("GET", "/api/v2/connections", Fault.Body(200, "application/json", tooLarge), int.MaxValue);

        var problem = ProblemOf(await connected.Tenant.GetConnectionAsync(new ConnectionId("con_0123456789abcdef"), Token));

        Assert.Equal(TenantProblemKind.Unreadable, problem.Kind);
        Assert.Contains("too large", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_a_thousand_applications_are_listed()
    {
        var clients = Enumerable.Range(1, 1050).Select(n => new EmulatedClient($"App{n:D29}", $"App {n}", "spa")).ToList();
        await using var connected = await StartAsync(new EmulatorOptions { Clients = clients });

        var applications = (await connected.Tenant.ListApplicationsAsync(Token)).Value;

        Assert.Equal(clients.Select(client => client.ClientId), applications.Select(application => application.Id));
    }
}
