using SupportConsole.App.Parts;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Tests.Auth0.Emulator.Support;

namespace SupportConsole.Tests.Auth0.Emulator;

public sealed class RateLimitTests
{
    [Fact]
    public async Task An_empty_bucket_is_a_429_that_says_when_to_come_again()
    {
        await using var running = await RunningTenant.StartAsync(new EmulatorOptions { RateLimit = new(2, 0.5) });

        var first = await running.GetAsync("connections");
        var second = await running.GetAsync("connections");
        var third = await running.GetAsync("connections");
        running.Clock.Advance(TimeSpan.FromSeconds(2));
        var fourth = await running.GetAsync("connections");

        Assert.Equal([200, 200, 429, 200], new[] { first.Status, second.Status, third.Status, fourth.Status });
        Assert.Equal(("2", "1"), (first.Header("x-ratelimit-limit"), first.Header("x-ratelimit-remaining")));
        Assert.Equal(("0", "2", "1780315204"), (third.Header("x-ratelimit-remaining"), third.Header("retry-after"), third.Header("x-ratelimit-reset")));
        Assert.Equal(("Too Many Requests", "too_many_requests", "Global limit has been reached"), ((string?)third.Json["error"], third.ErrorCode, third.Message));
    }

    [Fact]
    public async Task Without_a_limit_the_headers_show_a_full_bucket_after_any_number_of_calls()
    {
        await using var running = await RunningTenant.StartAsync();

        var replies = new List<Reply>();
        for (var call = 0; call < 60; call++)
        {
            replies.Add(await running.GetAsync("connections?take=1"));
        }

        Assert.All(replies, reply => Assert.Equal((200, "50", "49"), (reply.Status, reply.Header("x-ratelimit-limit"), reply.Header("x-ratelimit-remaining"))));
    }

    [Fact]
    public async Task The_request_ID_is_in_the_tracing_headers_of_the_API_and_in_its_own_header_elsewhere()
    {
        await using var running = await RunningTenant.StartAsync();

        var api = await running.GetAsync("nowhere");
        var token = await running.TokenAsync(new { grant_type = "none" });

        Assert.Equal(20, api.Header("ot-baggage-auth0-request-id").Length);
        Assert.Equal("", api.Header("x-auth0-requestid"));
        Assert.Contains("auth0-request-id=" + api.Header("ot-baggage-auth0-request-id"), api.Header("tracestate"), StringComparison.Ordinal);
        Assert.Equal(20, token.Header("x-auth0-requestid").Length);
    }
}
