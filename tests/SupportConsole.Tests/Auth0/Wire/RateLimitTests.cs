using System.Globalization;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Tests.Auth0.Support;
using static SupportConsole.Tests.Auth0.Support.ConnectedTenant;

namespace SupportConsole.Tests.Auth0.Wire;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Retry_After_in_seconds_is_waited_out() => await Waits(_ => Fault.RateLimited("7"), 7);

    [Fact]
    public async Task Retry_After_as_a_date_is_waited_out() =>
        await Waits(clock => Fault.RateLimited(clock.GetUtcNow().AddSeconds(9).ToString("R", CultureInfo.InvariantCulture)), 9);

    [Fact]
    public async Task Without_Retry_After_the_reset_of_the_limit_is_waited_out() =>
        await Waits(clock => Fault.RateLimited(null, clock.GetUtcNow().AddSeconds(11)), 11);

    [Fact]
    public async Task Without_any_header_the_wait_is_a_second() =>
        await Waits(_ => Fault.Status(429, "Global limit has been reached", "too_many_requests"), 1);

    [Fact]
    public async Task A_reset_in_the_past_is_a_short_wait() =>
        await Waits(clock => Fault.RateLimited(null, clock.GetUtcNow().AddSeconds(-30)), 0.5);

    [Fact]
    public async Task A_create_is_repeated_after_429_since_nothing_was_done()
    {
        await using var connected = await StartAsync();
        await connected.SignInAsync();
        connected.Emulator.Faults.Add("POST", "/api", Fault.RateLimited("2"), times: 2);

        var created = await connected.Tenant.CreateConnectionAsync(Oidc(), Token);

        Assert.True(created.IsOk);
        Assert.Equal(3, connected.Emulator.Requests.Count);
        Assert.Equal(1, connected.Emulator.Dashboard.Count);
    }

    [Fact]
    public async Task After_the_longest_wait_the_problem_says_how_long_Auth0_asks_to_wait()
    {
        await using var connected = await StartAsync();
        await connected.SignInAsync();
        connected.Emulator.Faults.Add("GET", "/api", Fault.RateLimited("25"), int.MaxValue);

        var problem = ProblemOf(await connected.Tenant.ListConnectionsAsync(new ConnectionListRequest(), Token));

        Assert.Equal(TenantProblemKind.RateLimited, problem.Kind);
        Assert.Equal(TimeSpan.FromSeconds(25), problem.RetryAfter);
        Assert.Equal(TenantEffect.None, problem.Effect);
        Assert.Equal(3, connected.Emulator.Requests.Count);
        Assert.InRange(connected.Clock.Waits.Sum(wait => wait.TotalSeconds), 50, 60);
    }

    [Fact]
    public async Task A_wait_longer_than_allowed_is_not_begun()
    {
        await using var connected = await StartAsync();
        await connected.SignInAsync();
        connected.Emulator.Faults.Add("GET", "/api", Fault.RateLimited("3600"));

        var problem = ProblemOf(await connected.Tenant.ListConnectionsAsync(new ConnectionListRequest(), Token));

        Assert.Equal(TimeSpan.FromHours(1), problem.RetryAfter);
        Assert.Single(connected.Emulator.Requests);
        Assert.Empty(connected.Clock.Waits);
    }

    [Fact]
    public async Task A_limit_of_two_calls_a_second_causes_no_failure()
    {
        await using var connected = await StartAsync(new EmulatorOptions { RateLimit = new RateLimit(2, 2) });

        for (var n = 0; n < 20; n++)
        {
            Assert.True((await connected.Tenant.ListConnectionsAsync(new ConnectionListRequest(), Token)).IsOk);
        }

        Assert.Equal(2, connected.Tenant.RateLimit?.Limit);
        Assert.InRange(connected.Tenant.RateLimit!.Remaining, 0, 2);
    }

    [Fact]
    public async Task The_token_endpoints_rate_limit_is_waited_out_too()
    {
        await using var connected = await StartAsync();
        connected.Emulator.Faults.Add("POST", "/oauth/token", Fault.RateLimited("3"), times: 2);

        Assert.True((await connected.Tenant.CheckAccessAsync(Token)).IsOk);

        Assert.Equal(2, connected.Clock.Waits.Count(wait => wait >= TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public async Task Each_retry_backs_off_further()
    {
        await using var connected = await StartAsync();
        await connected.SignInAsync();
        connected.Emulator.Faults.Add("GET", "/api", Fault.Status(503), times: 2);

        Assert.True((await connected.Tenant.ListConnectionsAsync(new ConnectionListRequest(), Token)).IsOk);

        var waits = connected.Clock.Waits.Where(wait => wait > TimeSpan.FromMilliseconds(400)).ToList();
        Assert.Equal(2, waits.Count);
        Assert.InRange(waits[0].TotalSeconds, 0.5, 1);
        Assert.InRange(waits[1].TotalSeconds, 1, 1.5);
    }

    private static async Task Waits(Func<SkippingClock, Fault> fault, double seconds)
    {
        await using var connected = await StartAsync();
        await connected.SignInAsync();
        connected.Emulator.Faults.Add("GET", "/api", fault(connected.Clock));

        var page = await connected.Tenant.ListConnectionsAsync(new ConnectionListRequest(), Token);

        Assert.True(page.IsOk);
        Assert.Equal(2, connected.Emulator.Requests.Count);
        Assert.InRange(Assert.Single(connected.Clock.Waits).TotalSeconds, seconds - 0.01, seconds + 0.51);
    }
}
