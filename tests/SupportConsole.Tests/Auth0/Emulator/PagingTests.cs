using System.Text.Json.Nodes;
using SupportConsole.App.Parts;
using SupportConsole.Tests.Auth0.Emulator.Support;

namespace SupportConsole.Tests.Auth0.Emulator;

public sealed class PagingTests
{
    [Fact]
    public async Task Checkpoints_lead_through_every_connection_once_though_some_go_meanwhile()
    {
        await using var running = await StartWithAsync(25);

        var first = (await running.GetAsync("connections?take=10")).Json;
        running.Tenant.Dashboard.Delete("c0010");
        var second = (await running.GetAsync($"connections?take=10&from={first["next"]}")).Json;
        var third = (await running.GetAsync($"connections?take=10&from={second["next"]}")).Json;

        var names = new[] { first, second, third }.SelectMany(page => page["connections"]!.AsArray()).Select(connection => (string)connection!["name"]!);
        Assert.Equal(Enumerable.Range(1, 25).Select(i => $"c{i:D4}"), names);
        Assert.Null(third["next"]);
        Assert.Null(first["total"]);
    }

    [Fact]
    public async Task Lists_are_ordered_by_name_whatever_its_case()
    {
        await using var running = await RunningTenant.StartAsync();
        running.Tenant.Dashboard.Seed(new[] { "bravo", "Charlie", "alpha", "Alpha2", "Delta" }.Select(Bodies.Oidc));

        var first = (await running.GetAsync("connections?take=3")).Json;
        var second = (await running.GetAsync($"connections?take=3&from={first["next"]}")).Json;

        var names = new[] { first, second }.SelectMany(page => page["connections"]!.AsArray()).Select(connection => (string)connection!["name"]!);
        Assert.Equal(["alpha", "Alpha2", "bravo", "Charlie", "Delta"], names);
    }

    [Fact]
    public async Task Offset_pages_come_bare_or_with_totals()
    {
        await using var running = await StartWithAsync(60);

        var bare = (await running.GetAsync("connections?page=1&per_page=40")).Json.AsArray();
        var totals = (await running.GetAsync("connections?page=1&per_page=40&include_totals=true")).Json;
        var unpaged = (await running.GetAsync("connections")).Json.AsArray();

        Assert.Equal(20, bare.Count);
        Assert.Equal((40, 40, 60), ((int)totals["start"]!, (int)totals["limit"]!, (int)totals["total"]!));
        Assert.Equal("c0041", (string?)totals["connections"]![0]!["name"]);
        Assert.Equal(50, unpaged.Count);
    }

    [Theory]
    [InlineData("per_page=101", "'Value 101 is greater than maximum 100' on property per_page")]
    [InlineData("per_page=0", "'Value 0 is less than minimum 1' on property per_page")]
    [InlineData("take=0", "'Value 0 is less than minimum 1' on property take")]
    [InlineData("take=101", "'Value 101 is greater than maximum 100' on property take")]
    [InlineData("take=ten", "'Expected type integer but found type string' on property take")]
    [InlineData("from=nonsense", "checkpoint")]
    [InlineData("page=10&per_page=100", "Requesting page 10 exceeds the allowed maximum of 1000 records.")]
    [InlineData("include_totals=maybe", "'Expected type boolean but found type string' on property include_totals")]
    [InlineData("fields=name&include_fields=no", "'Expected type boolean but found type string' on property include_fields")]
    [InlineData("include_totals=", "'Expected type boolean but found type string' on property include_totals")]
    [InlineData("colour=red", "'Additional properties not allowed: colour'")]
    [InlineData("strategy=oidc&strategy=saml", "'No enum match for: saml' on property strategy[1]")]
    public async Task A_wrong_query_is_refused(string query, string rule)
    {
        await using var running = await RunningTenant.StartAsync();

        var reply = await running.GetAsync("connections?" + query);

        Assert.Equal((400, "invalid_query_string"), (reply.Status, reply.ErrorCode));
        Assert.Contains(rule, reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_page_of_the_window_is_still_given()
    {
        await using var running = await StartWithAsync(1100);

        var last = await running.GetAsync("connections?page=9&per_page=100");

        Assert.Equal("c1000", (string?)last.Json[99]!["name"]);
    }

    [Fact]
    public async Task Name_strategy_and_fields_narrow_the_list()
    {
        await using var running = await StartWithAsync(3);
        using var certificate = Bodies.Certificate();
        await running.CreateAsync(Bodies.Saml(certificate));

        var named = (await running.GetAsync("connections?name=c0002&take=1")).Json["connections"]!.AsArray();
        var both = (await running.GetAsync("connections?strategy=samlp&strategy=oidc&take=10")).Json["connections"]!.AsArray();
        var saml = (await running.GetAsync("connections?strategy=samlp&fields=name,strategy&take=10")).Json["connections"]!.AsArray();
        var without = (await running.GetAsync("connections?strategy=samlp&fields=options,realms&include_fields=false")).Json[0]!.AsObject();

        Assert.Equal("c0002", (string?)Assert.Single(named)!["name"]);
        Assert.Equal(4, both.Count);
        Assert.Equal(
            ["authentication", "connected_accounts", "id", "is_domain_connection", "name", "strategy"],
            Assert.Single(saml)!.AsObject().Select(pair => pair.Key).Order());
        Assert.False(without.ContainsKey("options"));
        Assert.False(without.ContainsKey("realms"));
        Assert.True(without.ContainsKey("display_name") || without.ContainsKey("name"));
    }

    private static async Task<RunningTenant> StartWithAsync(int count)
    {
        var running = await RunningTenant.StartAsync();
        running.Tenant.Dashboard.Seed(Enumerable.Range(1, count).Select(i => Bodies.Oidc($"c{i:D4}")));
        return running;
    }
}
