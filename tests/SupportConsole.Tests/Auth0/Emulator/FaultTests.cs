using System.Text.Json;
using System.Text.Json.Nodes;
using SupportConsole.App.Parts;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Tests.Auth0.Emulator.Support;

namespace SupportConsole.Tests.Auth0.Emulator;

public sealed class FaultTests
{
    private const string Connections = "/api/v2/connections";

    [Fact]
    public async Task A_status_comes_once_and_the_work_is_not_done()
    {
        await using var running = await RunningTenant.StartAsync();
        var fault = running.Tenant.Faults.Add("POST", Connections, Fault.Status(503, "Service Unavailable", headers: new Dictionary<string, string> { ["x-note"] = "1" }));

        var failed = await running.PostAsync("connections", Bodies.Oidc());
        var countAfterFault = running.Tenant.Dashboard.Count;
        var passed = await running.PostAsync("connections", Bodies.Oidc());

        Assert.Equal((503, 503, "1"), (failed.Status, (int)failed.Json["statusCode"]!, failed.Header("x-note")));
        Assert.Equal(0, countAfterFault);
        Assert.Equal(201, passed.Status);
        Assert.Equal(1, fault.Fired);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_dropped_connection_is_no_answer_whether_the_work_was_done_or_not(bool afterWork, int connections)
    {
        await using var running = await RunningTenant.StartAsync();
        running.Tenant.Faults.Add("POST", Connections, afterWork ? Fault.DropAfterWork() : Fault.DropBeforeWork(), times: int.MaxValue);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => running.PostAsync("connections", Bodies.Oidc()));

        Assert.Equal(connections, running.Tenant.Dashboard.Count);
        Assert.Null(running.Tenant.Requests[^1].Status);
    }

    [Fact]
    public async Task An_answer_can_break_off_half_way()
    {
        await using var running = await RunningTenant.StartAsync();
        running.Tenant.Faults.Add("POST", Connections, Fault.BrokenOffAnswer());

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => running.PostAsync("connections", Bodies.Oidc()));

        Assert.Equal(1, running.Tenant.Dashboard.Count);
    }

    [Fact]
    public async Task Json_can_be_cut_in_half()
    {
        await using var running = await RunningTenant.StartAsync();
        running.Tenant.Faults.Add("GET", Connections, Fault.TruncatedJson());

        var reply = await running.GetAsync("connections?take=1");

        Assert.Equal(200, reply.Status);
        Assert.ThrowsAny<JsonException>(() => reply.Json);
    }

    [Fact]
    public async Task The_work_can_be_done_and_an_error_answered()
    {
        await using var running = await RunningTenant.StartAsync();
        running.Tenant.Faults.Add("POST", Connections, Fault.StatusAfterWork(500));

        var reply = await running.PostAsync("connections", Bodies.Oidc());

        Assert.Equal((500, "Internal Server Error"), (reply.Status, reply.Message));
        Assert.NotNull(running.Tenant.Dashboard.Find("acme-prod"));
    }

    [Fact]
    public async Task A_page_of_HTML_can_come_instead()
    {
        await using var running = await RunningTenant.StartAsync();
        running.Tenant.Faults.AddAtCall(2, Fault.Html());

        var first = await running.GetAsync("connections");
        var second = await running.GetAsync("connections");

        Assert.Equal([200, 502], new[] { first.Status, second.Status });
        Assert.StartsWith("<html>", second.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("insufficient_scope")]
    [InlineData("insufficient_entitlement")]
    public async Task A_plan_that_lacks_a_feature_is_a_403_with_either_code(string code)
    {
        await using var running = await RunningTenant.StartAsync();
        running.Tenant.Faults.Add("POST", Connections, Fault.PlanLacks("enterprise connections", code));

        var reply = await running.PostAsync("connections", Bodies.Oidc());

        Assert.Equal((403, "Forbidden", code), (reply.Status, (string?)reply.Json["error"], reply.ErrorCode));
        Assert.Equal("Please upgrade your subscription to enable enterprise connections.", reply.Message);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("Mon, 01 Jun 2026 12:00:07 GMT")]
    [InlineData(null)]
    public async Task A_429_says_when_to_come_again_in_each_way(string? retryAfter)
    {
        await using var running = await RunningTenant.StartAsync();
        running.Tenant.Faults.Add("GET", Connections, Fault.RateLimited(retryAfter, running.Clock.GetUtcNow().AddSeconds(7)));

        var reply = await running.GetAsync("connections");

        Assert.Equal((429, "too_many_requests"), (reply.Status, reply.ErrorCode));
        Assert.Equal(retryAfter ?? "", reply.Header("Retry-After"));
        Assert.Equal("1780315207", reply.Header("x-ratelimit-reset"));
    }

    [Fact]
    public async Task A_delay_follows_the_tenants_clock()
    {
        await using var running = await RunningTenant.StartAsync(new EmulatorOptions { TokenLifetime = TimeSpan.FromDays(3650) });
        var arrived = new TaskCompletionSource();
        running.Tenant.Faults.Add(_ => arrived.TrySetResult(), Fault.Delay(TimeSpan.FromSeconds(30)));

        var pending = running.GetAsync("connections");
        await arrived.Task.WaitAsync(TestContext.Current.CancellationToken);
        while (!pending.IsCompleted)
        {
            running.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        Assert.Equal(200, (await pending).Status);
    }

    [Fact]
    public async Task A_stalled_call_ends_when_the_tenant_does()
    {
        var running = await RunningTenant.StartAsync();
        var arrived = new TaskCompletionSource();
        running.Tenant.Faults.Add(_ => arrived.TrySetResult(), Fault.Stall());

        var pending = running.GetAsync("connections");
        await arrived.Task.WaitAsync(TestContext.Current.CancellationToken);
        await running.Tenant.DisposeAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => pending);
        await running.DisposeAsync();
    }

    [Fact]
    public async Task A_hook_can_change_the_tenant_between_two_calls()
    {
        await using var running = await RunningTenant.StartAsync(new EmulatorOptions { RecordBodies = true });
        var created = await running.CreateAsync(Bodies.Oidc());
        running.Tenant.OnRequest = (request, _) =>
        {
            if (request.Method == "PATCH")
            {
                running.Tenant.Dashboard.EditOptions("acme-prod", options => options["issuer"] = "https://changed.example");
            }

            return Task.CompletedTask;
        };

        await running.PatchAsync($"connections/{created["id"]}", new JsonObject { ["display_name"] = "Acme" });
        var read = await running.GetAsync($"connections/{created["id"]}?fields=options");

        Assert.Equal("https://changed.example", (string?)read.Json["options"]!["issuer"]);
        var patch = running.Tenant.Requests[^2];
        Assert.Equal(("PATCH", 200, """{"display_name":"Acme"}"""), (patch.Method, patch.Status, patch.Body));
        Assert.Equal("?fields=options", running.Tenant.Requests[^1].Query);
        Assert.Equal(read.Header("ot-baggage-auth0-request-id"), running.Tenant.Requests[^1].RequestId);
    }

    [Fact]
    public async Task The_journal_forgets_the_oldest_and_keeps_no_bodies_unless_told()
    {
        await using var running = await RunningTenant.StartAsync(new EmulatorOptions { JournalCapacity = 2 });

        await running.GetAsync("connections");
        await running.PostAsync("connections", Bodies.Oidc());

        Assert.Equal(["GET /api/v2/connections", "POST /api/v2/connections"], running.Tenant.Requests.Select(request => request.ToString()));
        Assert.All(running.Tenant.Requests, request => Assert.Null(request.Body));
    }
}
