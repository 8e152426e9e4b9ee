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
    public async Task Without_a_limit_nothing_is_said_of_one_and_every_answer_has_a_request_id()
    {
        await using var running = await RunningTenant.StartAsync();

        var reply = await running.GetAsync("nowhere");

        Assert.Equal(404, reply.Status);
        Assert.Equal("", reply.Header("x-ratelimit-limit"));
        Assert.Equal(20, reply.Header("x-auth0-requestid").Length);
    }
}
